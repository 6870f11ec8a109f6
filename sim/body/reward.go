package body

// Reward is Gymnasium's reward of one tick by cause; costs are positive.
type Reward struct {
	Forward, Healthy float64
	Control, Contact float64
}

// Total adds it up, in Gymnasium's order.
func (r Reward) Total() float64 { return (r.Forward + r.Healthy) - (r.Control + r.Contact) }

// Reward is that of the last Step.
func (b *Body) Reward() Reward { return b.reward }

// Healthy tells whether the body is up, as Gymnasium judges it.
func (b *Body) Healthy() bool { return b.gym.healthy(b) }

func (b *Body) sumOfSquares(a []float64) float64 {
	squares := b.scratch[:len(a)]
	for i, x := range a {
		squares[i] = x * x
	}
	return pairwiseSum(squares)
}

// pairwiseSum adds in numpy's order, with eight partial sums, so that it rounds
// as numpy does. It is numpy's for at most 128 numbers.
func pairwiseSum(a []float64) float64 {
	if len(a) > 128 {
		panic("body: numpy splits sums of more than 128 numbers")
	}
	var part [8]float64
	i := 0
	for ; i+8 <= len(a); i += 8 {
		for k := range part {
			part[k] += a[i+k]
		}
	}
	sum := ((part[0] + part[1]) + (part[2] + part[3])) + ((part[4] + part[5]) + (part[6] + part[7]))
	for ; i < len(a); i++ {
		sum += a[i]
	}
	return sum
}
