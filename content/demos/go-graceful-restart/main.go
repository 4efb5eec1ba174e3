// A graceful restart. The old server starts the new one with its listener as an extra file, then stops accepting
// and finishes what it has begun. Three processes, all of them this program: stage (no argument), old, new.
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
	"strings"
	"syscall"
)

// Descriptors after 0, 1 and 2, in the order of exec.Cmd.ExtraFiles.
const (
	reportFd   = 3 // a pipe to the stage: a line for each thing worth knowing
	listenerFd = 4 // the listener; only the new server gets one
)

func main() {
	log.SetFlags(0)
	if len(os.Args) > 1 {
		serve(os.Args[1])
	} else {
		stage()
	}
}

// must is for a demo: whatever goes wrong is the end of it.
func must[T any](value T, err error) T {
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
	report := os.NewFile(reportFd, "report")
	syscall.CloseOnExec(reportFd) // what we inherit has no close-on-exec flag; Go sets it only on what it opens

	var listener net.Listener
	if role == "old" {
		listener = must(net.Listen("tcp", "127.0.0.1:0"))
	} else {
		file := os.NewFile(listenerFd, "listener")
		listener = must(net.FileListener(file)) // a duplicate, close-on-exec
		must(0, file.Close())
	}
	mux := http.NewServeMux()
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, role) })
	// The long request lasts until its client has sent the whole body.
	mux.HandleFunc("/long", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintln(report, "begun")
		body := must(io.ReadAll(r.Body))
		fmt.Fprintf(w, "%q, answered by %s", body, role)
	})
	server := &http.Server{Handler: mux}

	signals := make(chan os.Signal, 2)
	signal.Notify(signals, syscall.SIGUSR2, syscall.SIGTERM)
	go func() {
		if err := server.Serve(listener); err != http.ErrServerClosed {
			log.Fatal(err)
		}
	}()
	fmt.Fprintln(report, "ready", listener.Addr(), os.Getpid())

	for s := range signals {
		if s == syscall.SIGTERM {
			break
		}
		// SIGUSR2. File() duplicates the descriptor: our own listener stays as it is, whatever becomes of the new one.
		file := must(listener.(*net.TCPListener).File())
		if _, err := start("new", report, file); err != nil {
			log.Print(err)
		}
		must(0, file.Close())
	}
	// Shutdown closes our listener first, then waits for every request that has begun. Serve returns at once, so
	// a program that ends when Serve returns would cut them off.
	must(0, server.Shutdown(context.Background()))
}

// stage is whoever looks on: it starts the old server, sends the signals, and is the client.
func stage() {
	reports, writer := pipe()
	old := must(start("old", writer))
	must(0, writer.Close())
	var addr string
	var pid int
	must(fmt.Sscanf(line(reports), "ready %s %d", &addr, &pid))
	fmt.Println("old server listens")

	// A client that never pauses: a new connection for each request.
	stop, done := make(chan bool), make(chan map[string]int)
	go func() {
		count := map[string]int{}
		for {
			select {
			case <-stop:
				done <- count
				return
			default:
				count[get(addr)]++
			}
		}
	}()

	long := must(net.Dial("tcp", addr))
	fmt.Fprint(long, "POST /long HTTP/1.1\r\nHost: demo\r\nContent-Length: 11\r\n\r\nfirst ")
	line(reports) // begun
	fmt.Println("a long request has begun")

	must(0, old.Process.Signal(syscall.SIGUSR2))
	var inherited string
	must(fmt.Sscanf(line(reports), "ready %s %d", &inherited, &pid))
	fmt.Println("new server listens; the same address:", inherited == addr)

	must(0, old.Process.Signal(syscall.SIGTERM))
	count := map[string]int{}
	for count["new"] < 20 { // the old one answers too until its listener is closed
		count[get(addr)]++
	}
	fmt.Println("new server has answered 20 requests; the old one still runs:", old.Process.Signal(syscall.Signal(0)) == nil)

	fmt.Fprint(long, "half.")
	response := must(http.ReadResponse(bufio.NewReader(long), nil))
	fmt.Printf("long request: %s\n", must(io.ReadAll(response.Body)))
	must(0, old.Wait()) // an error unless it exits with 0
	fmt.Println("old server has ended, exit code 0")

	close(stop)
	all := <-done
	fmt.Printf("answered by both meanwhile: %t; requests failed: %d\n", all["old"] > 0 && all["new"] > 0, all["failed"]+count["failed"])
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

func pipe() (*bufio.Reader, *os.File) {
	r, w, err := os.Pipe()
	must(0, err)
	return bufio.NewReader(r), w
}

func line(r *bufio.Reader) string { return strings.TrimSpace(must(r.ReadString('\n'))) }
