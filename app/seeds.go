package main

import (
	"fmt"
	"strconv"
	"strings"
)

// maxSeeds bounds how many seeds one command takes.
const maxSeeds = 100000

// parseSeeds reads ranges without their end and single seeds: "0:20", "3,5,7",
// "0:10,1000:1010".
func parseSeeds(text string) ([]uint64, error) {
	refuse := func(why string) ([]uint64, error) {
		return nil, usageError{fmt.Errorf(`--seeds: %q is not allowed: %s; allowed: "0:20" for 0 to 19, "3,5,7", or both`, text, why)}
	}
	var seeds []uint64
	for _, part := range strings.Split(text, ",") {
		first, last, isRange := strings.Cut(part, ":")
		from, err := strconv.ParseUint(first, 10, 64)
		if err != nil {
			return refuse(fmt.Sprintf("%q is no seed", first))
		}
		if !isRange {
			seeds = append(seeds, from)
			continue
		}
		to, err := strconv.ParseUint(last, 10, 64)
		switch {
		case err != nil:
			return refuse(fmt.Sprintf("%q is no seed", last))
		case to <= from:
			return refuse(part + " is empty")
		case to-from > maxSeeds:
			return refuse(fmt.Sprintf("%s is more than %d seeds", part, maxSeeds))
		}
		for seed := from; seed < to; seed++ {
			seeds = append(seeds, seed)
		}
	}
	if len(seeds) > maxSeeds {
		return refuse(fmt.Sprintf("more than %d seeds", maxSeeds))
	}
	return seeds, nil
}
