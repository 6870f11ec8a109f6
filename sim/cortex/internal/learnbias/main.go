// Command learnbias learns the biases of a network and writes them to a file:
// how data/bias_default_w0.csv was made.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"

	"encephagen/sim/cortex"
)

func main() {
	seed := flag.Uint64("wiring-seed", 0, "network")
	regions := flag.Int("regions", 80, "80 or 94")
	threads := flag.Int("threads", 2, "workers")
	out := flag.String("o", "", "file to write")
	flag.Parse()
	if err := run(*seed, *regions, *threads, *out); err != nil {
		fmt.Fprintln(os.Stderr, "learnbias:", err)
		os.Exit(1)
	}
}

func run(seed uint64, regions, threads int, out string) error {
	b, err := cortex.Balance(context.Background(), cortex.Config{WiringSeed: seed, Regions: regions, Threads: threads, Progress: func(done, total float64) {
		fmt.Fprintf(os.Stderr, "\rlearned %.0f of %.0f biological s", done, total)
	}})
	fmt.Fprintln(os.Stderr)
	if err != nil {
		return err
	}
	f, err := os.Create(out)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := b.WriteCSV(f); err != nil {
		return err
	}
	return f.Close()
}
