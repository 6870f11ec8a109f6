// Package body is the newborn's body: muscles, senses, health and rebirth.
//
// The bodies are Humanoid-v5, the newborn's own, and Walker2d-v5 of Gymnasium
// (Towers et al. 2024, "Gymnasium: a standard interface for reinforcement
// learning environments"), simulated by MuJoCo. Observation, reward, health and
// seeded reset are those of Gymnasium 1.4.0 on MuJoCo 3.17.0 to the last bit, so
// that figures published for them hold here; tests repeat recorded lives. All
// that is particular to a body is in one file (humanoid.go, walker2d.go). What
// moves a body and what it feels passes through package motor; what it looks
// like through package frame.
//
// A Body belongs to one goroutine. Any number may live side by side.
package body
