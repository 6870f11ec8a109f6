// Package panel draws what stands around body and brain: transport, causes of
// torque, stimuli, the cortex, parameters, the status line, help and the message
// of a fault. Each panel is a file.
//
// A panel shows a frame and says what the user wants: an Action, or a call of
// World. It knows neither the simulation nor the window.
package panel
