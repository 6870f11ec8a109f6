package cortex

import (
	"context"
	"errors"
	"strings"
	"testing"
)

// TestBalanceInTheBackground stops learning on a cortex's settings while that
// cortex lives, and gives it other biases.
func TestBalanceInTheBackground(t *testing.T) {
	c := newTest(t, Config{Threads: 1})
	ctx, cancel := context.WithCancel(context.Background())
	cfg := c.Settings()
	if cfg.Params == c.params || *cfg.Params != *c.params {
		t.Error("settings are not a copy of the parameters")
	}
	heard := 0.0
	cfg.Progress = func(done, total float64) {
		if heard = done; total != learnSeconds {
			t.Errorf("%g s to learn, expected %d", total, learnSeconds)
		}
		cancel()
	}
	done := make(chan error)
	go func() {
		_, err := Balance(ctx, cfg)
		done <- err
	}()
	c.Advance(100)
	if err := <-done; !errors.Is(err, context.Canceled) || heard == 0 {
		t.Errorf("%v after %g s, expected it to be cancelled", err, heard)
	}

	b := c.Bias()
	b.E[7] += 3
	if err := c.SetBias(b); err != nil {
		t.Fatal(err)
	}
	b.E[7] = 1000 // the caller's
	if got := c.state(7 * perRegion).bias[7*perRegion%lanes]; got != c.Bias().E[7] || got > 0 {
		t.Errorf("a neuron of region 7 has a bias of %g mV", got)
	}
	b.Labels[3] = "Nowhere_L"
	if err := c.SetBias(b); err == nil || !strings.Contains(err.Error(), "bias 3 is of region Nowhere_L") {
		t.Errorf("biases of other regions: %v", err)
	}
	b.E = b.E[:79]
	if err := c.SetBias(b); err == nil || !strings.Contains(err.Error(), "expected 80") {
		t.Errorf("biases of 79 regions: %v", err)
	}
}

// TestGivenBias: biases that are given must be this network's.
func TestGivenBias(t *testing.T) {
	own := newTest(t, Config{}).Bias()
	cfg := Config{Threads: 2, Bias: own}
	c, err := New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	c.Close()
	cfg.WiringSeed = 1
	if _, err := New(cfg); err == nil || !strings.Contains(err.Error(), "another network") || !strings.Contains(err.Error(), "balance") {
		t.Errorf("biases of wiring seed 0 on the network of seed 1: %v", err)
	}
	cfg.WiringSeed, cfg.Params = 0, DefaultParams()
	cfg.Params.Background.Rate = 0.7
	if _, err := New(cfg); err == nil || !strings.Contains(err.Error(), "another network") {
		t.Errorf("biases of another background: %v", err)
	}
	cfg.Params.Background.Rate = -1
	if _, err := New(cfg); err == nil || !strings.Contains(err.Error(), "background.rate") {
		t.Errorf("a parameter out of range: %v", err)
	}
	if _, err := Balance(context.Background(), Config{Preset: "reference", Threads: 1}); err == nil {
		t.Error("the reference has no biases, but learns them")
	}
}
