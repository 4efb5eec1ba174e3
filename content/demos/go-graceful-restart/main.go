// A graceful restart. The old server starts the new one with its listener as an extra file, then stops
// accepting and finishes what it has begun. Three processes, all of them this program: stage (no argument),
// old, new. A server finds its cmd.ExtraFiles as descriptors 3, a pipe for reports to the stage, and 4, the
// listener; only the new one gets that.
package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"os/exec"
	"os/signal"
	"sync/atomic"
	"syscall"
)

func main() {
	if len(os.Args) > 1 {
		serve(os.Args[1])
	} else {
		stage()
	}
}

func must[T any](value T, err error) T { // for a demo: whatever goes wrong is the end of it
	if err != nil {
		log.Fatal(err)
	}
	return value
}

// start runs this very program again in another role.
func start(role string, files ...*os.File) (*exec.Cmd, error) {
	cmd := exec.Command(must(os.Executable()), role)
	cmd.Stdout, cmd.Stderr, cmd.ExtraFiles = os.Stdout, os.Stderr, files
	return cmd, cmd.Start()
}

// serve is the server, old or new.
func serve(role string) {
	report := os.NewFile(3, "report")
	syscall.CloseOnExec(3) // what we inherit has no close-on-exec flag; Go sets it only on what it opens
	var listener net.Listener
	if role == "old" {
		listener = must(net.Listen("tcp", "127.0.0.1:0"))
	} else {
		file := os.NewFile(4, "listener")
		listener = must(net.FileListener(file)) // a duplicate, close-on-exec
		must(0, file.Close())
	}
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, role) })
	http.HandleFunc("/long", func(w http.ResponseWriter, r *http.Request) { // as long as its body is coming
		fmt.Fprintln(report, "begun")
		body := must(io.ReadAll(r.Body))
		fmt.Fprintf(w, "%q, answered by %s", body, role)
	})
	signals := make(chan os.Signal, 2)
	signal.Notify(signals, syscall.SIGUSR2, syscall.SIGTERM)
	server := &http.Server{}
	go func() {
		if err := server.Serve(listener); err != http.ErrServerClosed {
			log.Fatal(err)
		}
	}()
	fmt.Fprintln(report, "ready", listener.Addr(), os.Getpid())
	for <-signals != syscall.SIGTERM {
		// SIGUSR2. File() duplicates the descriptor, so whatever becomes of the copy, our listener stays as it is.
		file := must(listener.(*net.TCPListener).File())
		must(start("new", report, file))
		must(0, file.Close())
	}
	// Shutdown closes our listener first, then waits for every request that has begun. Serve returns at once, so
	// a program that ends when Serve returns would cut them off.
	must(0, server.Shutdown(context.Background()))
}

// stage is whoever looks on: it starts the old server, sends the signals, and is the client.
func stage() {
	reader, writer, err := os.Pipe()
	must(0, err)
	reports := bufio.NewReader(reader)
	old := must(start("old", writer))
	must(0, writer.Close())
	var addr, inherited string
	var pid int
	must(fmt.Fscanf(reports, "ready %s %d\n", &addr, &pid))
	fmt.Println("old server listens")

	count := map[string]int{get(addr): 1} // by the old one: there is no other yet
	var over atomic.Bool
	counted := make(chan map[string]int)
	go func() { // a client that never pauses
		own := map[string]int{}
		for !over.Load() {
			own[get(addr)]++
		}
		counted <- own
	}()

	long := must(net.Dial("tcp", addr))
	fmt.Fprint(long, "POST /long HTTP/1.1\r\nHost: demo\r\nContent-Length: 11\r\n\r\nfirst ")
	must(fmt.Fscanf(reports, "begun\n"))
	fmt.Println("a long request has begun")
	must(0, old.Process.Signal(syscall.SIGUSR2))
	must(fmt.Fscanf(reports, "ready %s %d\n", &inherited, &pid))
	fmt.Println("new server listens; the same address:", inherited == addr)
	must(0, old.Process.Signal(syscall.SIGTERM))
	for count["new"] < 20 { // the old one answers too until its listener is closed
		count[get(addr)]++
	}
	runs := old.Process.Signal(syscall.Signal(0)) == nil
	fmt.Println("new server has answered 20 requests; the old one still runs:", runs)
	fmt.Fprint(long, "half.")
	response := must(http.ReadResponse(bufio.NewReader(long), nil))
	fmt.Printf("long request: %s\n", must(io.ReadAll(response.Body)))
	must(0, old.Wait()) // an error unless it exits with 0
	fmt.Println("old server has ended, exit code 0")

	over.Store(true)
	for who, times := range <-counted {
		count[who] += times
	}
	both := count["old"] > 0 && count["new"] > 0
	fmt.Printf("answered by both meanwhile: %t; requests failed: %d\n", both, count["failed"])
	must(0, syscall.Kill(pid, syscall.SIGTERM))
	must(io.ReadAll(reports)) // ends when the last server has ended, and with it the pipe's last writer
	fmt.Println("new server stopped too")
}

// get makes one request on a connection of its own; it returns who answered, or "failed".
func get(addr string) string {
	client := http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	response, err := client.Get("http://" + addr)
	if err != nil {
		fmt.Println(err)
		return "failed"
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil || response.StatusCode != http.StatusOK {
		return "failed"
	}
	return string(body)
}
