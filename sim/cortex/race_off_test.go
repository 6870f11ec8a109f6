//go:build !race

package cortex

const slowed = false
