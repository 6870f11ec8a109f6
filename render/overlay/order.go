package overlay

import "encephagen/sim/frame"

// rowNeurons is how many neurons of one kind share the finest row of the strip.
const rowNeurons = 5

// block is a lobe's excitatory or inhibitory neurons: rows that lie together.
type block struct {
	lobe        int
	inhibitory  bool
	first, rows int // finest rows
	neurons     int
}

// order says in which row of the strip each cortical neuron lies: lobe by lobe
// in the order of the atlas, excitatory above inhibitory, left hemisphere above
// right, region by region.
type order struct {
	lobes  []string
	blocks []block
	rowOf  []uint16 // by neuron
	size   []uint8  // neurons in each row
	shown  []int32  // neurons from top to bottom
	start  []int32  // index in shown of each row's first neuron
	count  [2]int   // excitatory and inhibitory neurons
}

func newOrder(st *frame.Static) *order {
	o := &order{rowOf: make([]uint16, len(st.RegionOf))}
	lobeOf := make([]int, len(st.Regions))
	byLobe := map[string]int{}
	for i, r := range st.Regions {
		n, ok := byLobe[r.Lobe]
		if !ok {
			n = len(o.lobes)
			byLobe[r.Lobe] = n
			o.lobes = append(o.lobes, r.Lobe)
		}
		lobeOf[i] = n
	}
	members := make([][]int32, len(st.Regions)) // neurons by region
	for n, r := range st.RegionOf {
		members[r] = append(members[r], int32(n))
	}
	for lobe := range o.lobes {
		for _, inhibitory := range []bool{false, true} {
			o.add(st, members, lobeOf, lobe, inhibitory)
		}
	}
	return o
}

// add appends the rows of one block.
func (o *order) add(st *frame.Static, members [][]int32, lobeOf []int, lobe int, inhibitory bool) {
	b := block{lobe: lobe, inhibitory: inhibitory, first: len(o.size)}
	for _, side := range []byte{'L', 'R'} {
		for i := range st.Regions {
			if lobeOf[i] != lobe || (st.Regions[i].Hemisphere == 'R') != (side == 'R') {
				continue
			}
			for _, n := range members[i] {
				if st.Inhibitory[n] != inhibitory {
					continue
				}
				if b.neurons%rowNeurons == 0 {
					o.size = append(o.size, 0)
					o.start = append(o.start, int32(len(o.shown)))
				}
				row := len(o.size) - 1
				o.rowOf[n] = uint16(row)
				o.size[row]++
				o.shown = append(o.shown, n)
				b.neurons++
			}
		}
	}
	if b.rows = len(o.size) - b.first; b.rows > 0 {
		o.blocks = append(o.blocks, b)
	}
	kind := 0
	if inhibitory {
		kind = 1
	}
	o.count[kind] += b.neurons
}
