// Package film writes drawn frames to an MP4 file through an ffmpeg pipe.
//
// Frames are read back through two pixel buffers, wait in a bounded channel of
// pooled pictures and are encoded by ffmpeg (H.264, 4:2:0, BT.709, so that
// every player and slide program shows the same colours). While filming, the
// file is NAME.part.mp4, fragmented: should anything die, what was filmed so
// far still plays. Close remuxes it to NAME.mp4 with its index in front.
//
// One frame in is one frame out, at a constant rate in biological time. When
// the encoder cannot follow, an offline film waits; a live film lets the
// picture before stand in and counts.
package film
