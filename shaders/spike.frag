#version 330 core
// The step of a neuron's last spike.

flat in uint step;
out uint when;

void main() { when = step; }
