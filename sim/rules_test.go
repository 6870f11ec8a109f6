package sim

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"strings"
	"testing"
)

// listed is what the rules need of `go list -json`.
type listed struct {
	ImportPath string
	Imports    []string
}

// TestImportRules holds the tree against the design: who may import whom.
func TestImportRules(t *testing.T) {
	for _, p := range listPackages(t) {
		for _, imp := range p.Imports {
			if why := forbidden(strings.TrimPrefix(p.ImportPath, "encephagen/"), imp); why != "" {
				t.Errorf("%s imports %s: %s", p.ImportPath, imp, why)
			}
		}
	}
}

// TestForbidden makes sure that the rules catch what they are for.
func TestForbidden(t *testing.T) {
	for _, c := range []struct {
		pkg, imp string
		bad      bool
	}{
		{"mujoco", "encephagen/sim/frame", true},
		{"mujoco", "github.com/ebitengine/purego", false},
		{"sim", "encephagen/mujoco", true},
		{"sim/body", "encephagen/mujoco", false},
		{"sim/cortex", "encephagen/render/gl", true},
		{"sim/cortex", "github.com/go-gl/gl/v3.3-core/gl", true},
		{"sim/cortex", "encephagen/sim/spinal", true},
		{"sim/cortex", "encephagen/sim/frame", false},
		{"render/brain", "encephagen/sim/cortex", true},
		{"render/brain", "encephagen/sim/frame", false},
		{"render/brain", "encephagen/sim/philox", false},
		{"render/brain", "encephagen/sim/cortex/backend", true},
		{"render/compute", "encephagen/sim/cortex/backend", false},
		{"render/compute", "encephagen/sim/cortex", true},
		{"sim/cortex", "encephagen/sim/cortex/cuda", true},
		{"sim/cortex", "encephagen/sim/cortex/backend", false},
		{"sim/cortex/backend", "encephagen/sim/cortex", true},
		{"sim/cortex/cuda", "encephagen/sim/cortex/backend", false},
		{"render/brain", "unsafe", true},
		{"render/gl", "unsafe", false},
		{"app/panel", "encephagen/render", false},
		{"render", "encephagen/app/panel", true},
		{"app/panel", "github.com/AllenDang/cimgui-go/impl/opengl3", true},
	} {
		if got := forbidden(c.pkg, c.imp); (got != "") != c.bad {
			t.Errorf("%s importing %s: %q, want forbidden %v", c.pkg, c.imp, got, c.bad)
		}
	}
}

// forbidden says why pkg (below the module) must not import imp, or "".
func forbidden(pkg, imp string) string {
	under := func(dir string) bool { return pkg == dir || strings.HasPrefix(pkg, dir+"/") }
	ours, isOurs := strings.CutPrefix(imp, "encephagen/")
	to := func(dir string) bool { return isOurs && (ours == dir || strings.HasPrefix(ours, dir+"/")) }
	graphics := strings.Contains(imp, "go-gl/gl") || strings.Contains(imp, "cimgui-go")
	switch {
	case to("app") && !under("app"):
		return "nobody imports app"
	case under("mujoco") && isOurs && !to("mujoco"):
		return "mujoco imports no package of ours"
	case to("mujoco") && pkg != "sim/body" && !under("mujoco"):
		return "only sim/body imports mujoco"
	case under("sim") && (to("render") || graphics):
		return "nothing in sim draws"
	case pkg == "render/compute" && ours == "sim/cortex/backend":
		return ""
	case under("render") && to("sim") && ours != "sim/frame" && ours != "sim/philox":
		return "render knows only sim/frame of the simulation"
	case pkg == "sim/cortex/backend" && isOurs, pkg == "sim/cortex" && to("sim/cortex/cuda"):
		return "a backend and the cortex know each other by sim/cortex/backend, which knows nobody"
	case strings.Contains(imp, "cimgui-go/impl") && pkg != "app/imgui":
		return "only app/imgui touches an ImGui backend"
	case imp == "unsafe" && !mayBeUnsafe(pkg):
		return "unsafe lives in mujoco, render/gl, render/offscreen, render/compute, app/imgui, sim/cortex/cuda and the vector kernels only"
	}
	for _, part := range parts {
		for _, other := range parts {
			if part != other && under(part) && to(other) {
				return "the parts of the nervous system and the body meet in sim"
			}
		}
	}
	return ""
}

var parts = []string{"sim/cortex", "sim/spinal", "sim/brainstem", "sim/body"}

func mayBeUnsafe(pkg string) bool {
	switch pkg {
	case "mujoco", "render/gl", "render/offscreen", "render/compute", "app/imgui", "sim/cortex", "sim/cortex/cuda", "sim/cortex/cuda/internal/ptx", "sim/philox":
		return true
	}
	return false
}

func listPackages(t *testing.T) []listed {
	t.Helper()
	cmd := exec.Command("go", "list", "-json=ImportPath,Imports", "encephagen/...")
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v: %s", err, stderr.String())
	}
	var list []listed
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p listed
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			return list
		} else if err != nil {
			t.Fatal(err)
		}
		list = append(list, p)
	}
}
