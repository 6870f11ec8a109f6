# encephagen: `make run` opens the newborn's window, `make test` proves the program.
# The targets only name what is done; how it is done stands in .ci/.

# Set once for every target, so that there is one build cache: vector kernels
# are compiled in, and their width is chosen while the program runs.
export GOEXPERIMENT := simd
export GOAMD64 := v1

.SILENT:
.PHONY: run build headless install uninstall test lint bench bench-peers golden validate film deps mujoco clean

run: build ## open the window (without a display: film 10 s); ARGS="--seed 3" are handed on
	bin/encephagen $(ARGS)

build: deps mujoco ## bin/encephagen
	.ci/build

headless: mujoco ## bin/encephagen-headless, for servers: no window, no film, no cgo
	CGO_ENABLED=0 .ci/build bin/encephagen-headless -tags headless

install: ## program, man page, completion, desktop entry, icon; PREFIX=/usr/local, DESTDIR=, BIN=
	.ci/install

uninstall: ## what install installed
	.ci/install uninstall

test: ## everything that .ci/run demands
	.ci/test

lint: ## gofmt, vet, staticcheck
	.ci/lint

bench: ## benchmarks, compared with the saved ones; `make bench SAVE=1` saves these
	.ci/bench

bench-peers: ## processor time beside NEST and Brian2 on the validation network
	.ci/peers bench

golden: ## draw the golden pictures anew; look at them before you commit them
	.ci/golden

validate: ## every claim beside its limit, in one table; PART="cortex peers" chooses parts
	.ci/validate $(PART)

film: build ## 10 s to newborn.mp4; ARGS="--layout duo" are handed on
	bin/encephagen record --out newborn.mp4 --seconds 10 $(ARGS)

deps: ## what the distribution must bring
	.ci/deps build run

mujoco: ## the official MuJoCo library, into the user's cache
	.ci/mujoco

clean:
	rm -rf bin
