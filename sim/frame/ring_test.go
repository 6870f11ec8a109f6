package frame

import (
	"sync"
	"testing"
)

func TestRingKeepsTheNewest(t *testing.T) {
	for _, c := range []struct {
		name    string
		batches []int // items appended at a time
		cursor  int64
		room    int
		first   int // item read first
		n       int
		lost    int64
	}{
		{"nothing yet", nil, 0, 4, 0, 0, 0},
		{"before the first", []int{3}, -7, 4, 0, 3, 0},
		{"all", []int{3}, 0, 8, 0, 3, 0},
		{"from the middle", []int{3}, 2, 8, 2, 1, 0},
		{"as room allows", []int{5}, 1, 2, 1, 2, 0},
		{"exactly full", []int{5}, 0, 8, 0, 5, 0},
		{"wrapped", []int{3, 4}, 2, 8, 2, 5, 0},
		{"two lost", []int{3, 4}, 0, 8, 2, 5, 2},
		{"a batch beyond the ring", []int{2, 13}, 0, 8, 10, 5, 10},
		{"up to date", []int{3, 4}, 7, 8, 7, 0, 0},
		{"ahead of the writer", []int{3, 4}, 9, 8, 9, 0, 0},
		{"empty batches", []int{0, 2, 0}, 0, 8, 0, 2, 0},
	} {
		r := NewRing[int](5)
		next := 0
		for _, n := range c.batches {
			batch := make([]int, n)
			for i := range batch {
				batch[i] = next
				next++
			}
			r.Append(batch...)
		}
		dst := make([]int, c.room)
		n, cursor, lost := r.Read(c.cursor, dst)
		if n != c.n || lost != c.lost || cursor != int64(c.first+n) {
			t.Errorf("%s: n %d, cursor %d, lost %d", c.name, n, cursor, lost)
		}
		for i, x := range dst[:n] {
			if x != c.first+i {
				t.Errorf("%s: item %d is %d", c.name, i, x)
			}
		}
		if r.Next() != int64(next) {
			t.Errorf("%s: next is %d, want %d", c.name, r.Next(), next)
		}
	}
}

func TestRingOfNoSizePanics(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	NewRing[int](0)
}

// Readers at their own pace see every item once, in order, or are told that
// they lost it.
func TestRingReadersAtTheirOwnPace(t *testing.T) {
	const items, size = 20000, 64
	r := NewRing[int64](size)
	var wg sync.WaitGroup
	for reader := range 4 {
		wg.Go(func() {
			dst := make([]int64, 1+7*reader)
			var cursor, seen, lost int64
			for cursor < items {
				n, next, missed := r.Read(cursor, dst)
				lost += missed
				for i, x := range dst[:n] {
					if want := next - int64(n) + int64(i); x != want {
						t.Errorf("reader %d got item %d as number %d", reader, x, want)
						return
					}
				}
				seen += int64(n)
				cursor = next
			}
			if seen+lost != items {
				t.Errorf("reader %d saw %d and lost %d of %d", reader, seen, lost, items)
			}
		})
	}
	for i := int64(0); i < items; {
		batch := make([]int64, min(1+i%7, items-i))
		for k := range batch {
			batch[k] = i
			i++
		}
		r.Append(batch...)
	}
	wg.Wait()
}

func TestRingDoesNotAllocate(t *testing.T) {
	r := NewRing[Spike](1000)
	batch, dst := make([]Spike, 300), make([]Spike, 300)
	var cursor int64
	if n := testing.AllocsPerRun(100, func() {
		r.Append(batch...)
		_, cursor, _ = r.Read(cursor, dst)
	}); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

// A second of the default cortex is about 100,000 spikes.
func BenchmarkRingSpikes(b *testing.B) {
	r := NewRing[Spike](1 << 20)
	batch, dst := make([]Spike, 1500), make([]Spike, 1500)
	var cursor int64
	b.ReportAllocs()
	for b.Loop() {
		r.Append(batch...)
		_, cursor, _ = r.Read(cursor, dst)
	}
}
