package connectome

import (
	"encoding/csv"
	"strings"
	"testing"

	"encephagen/data"
)

var labels = []string{"A_L", "A_R"}

func TestReadMatrix(t *testing.T) {
	m, err := ReadMatrix(strings.NewReader("region,A_L,A_R\nA_L,0,1.5\nA_R,2,0\n"), "w.csv", labels, Weights)
	if err != nil {
		t.Fatal(err)
	}
	if m[0][1] != 1.5 || m[1][0] != 2 {
		t.Errorf("%v", m)
	}
}

// TestReadMatrixRefuses checks that each error names the file and the place.
func TestReadMatrixRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		kind Kind
		text string
		want []string
	}{
		"empty":             {Weights, "", []string{"ends before the header"}},
		"narrow header":     {Weights, "region,A_L\n", []string{"2 columns", "expected 3"}},
		"other label":       {Weights, "region,A_L,B_R\n", []string{"column 3", `"B_R"`, "A_R"}},
		"other row label":   {Weights, "region,A_L,A_R\nA_R,0,1\n", []string{"row 1", `"A_R"`, "A_L"}},
		"too few rows":      {Weights, "region,A_L,A_R\nA_L,0,1\n", []string{"1 rows", "expected 2", "not square"}},
		"too many rows":     {Weights, "region,A_L,A_R\nA_L,0,1\nA_R,1,0\nA_R,1,0\n", []string{"more than 2", "not square"}},
		"short row":         {Weights, "region,A_L,A_R\nA_L,0\n", []string{"row A_L", "1 numbers", "expected 2"}},
		"not a number":      {Weights, "region,A_L,A_R\nA_L,0,x\n", []string{"row A_L", "column A_R", `"x"`}},
		"NaN":               {Weights, "region,A_L,A_R\nA_L,0,NaN\n", []string{"row A_L", "column A_R", "finite"}},
		"infinite":          {Lengths, "region,A_L,A_R\nA_L,0,+Inf\n", []string{"row A_L", "column A_R", "finite"}},
		"negative":          {Weights, "region,A_L,A_R\nA_L,0,1\nA_R,-1,0\n", []string{"row A_R", "column A_L", "-1", ">= 0"}},
		"zero row":          {Weights, "region,A_L,A_R\nA_L,1,0\n", []string{"row A_L", "zero"}},
		"not a correlation": {Correlations, "region,A_L,A_R\nA_L,1,1.1\n", []string{"row A_L", "column A_R", "1.1", "-1..1"}},
		"stray quote":       {Weights, "region,A_L,A_R\nA_L,0,\"1\n", []string{"row A_L"}},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := ReadMatrix(strings.NewReader(c.text), "w.csv", labels, c.kind)
			if err == nil {
				t.Fatal("no error")
			}
			for _, want := range append(c.want, "w.csv") {
				if !strings.Contains(err.Error(), want) {
					t.Errorf("%q does not name %q", err, want)
				}
			}
		})
	}
}

// TestReadRegionsRefuses changes one cell of the real table at a time.
func TestReadRegionsRefuses(t *testing.T) {
	for _, c := range []struct{ col, value, want string }{
		{"index", "7", "expected 0"},
		{"label", "Precentral_R", "ends in _L"},
		{"hemisphere", "X", "L or R"},
		{"x", "NaN", "finite"},
		{"t1t2_hcp_median", "-1", "> 0"},
		{"tau_m_seed_ms", "fast", "finite"},
	} {
		table := realTable(t)
		for i, h := range table[0] {
			if h == c.col {
				table[1][i] = c.value
			}
		}
		var b strings.Builder
		if err := csv.NewWriter(&b).WriteAll(table); err != nil {
			t.Fatal(err)
		}
		_, err := ReadRegions(strings.NewReader(b.String()), "regions.csv")
		if err == nil {
			t.Errorf("%s = %s: no error", c.col, c.value)
			continue
		}
		for _, want := range []string{"regions.csv", "row 1", c.col, c.want} {
			if !strings.Contains(err.Error(), want) {
				t.Errorf("%s = %s: %q does not name %q", c.col, c.value, err, want)
			}
		}
	}
	for text, want := range map[string]string{"": "header", "label\n": `no column "index"`, strings.Join(realTable(t)[0], ","): "no regions"} {
		if _, err := ReadRegions(strings.NewReader(text), "regions.csv"); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.20q: %v, want %q", text, err, want)
		}
	}
}

func realTable(t *testing.T) [][]string {
	t.Helper()
	f, err := data.FS.Open("regions.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	table, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return table
}

func FuzzReadMatrix(f *testing.F) {
	f.Add("region,A_L,A_R\nA_L,0,1.5\nA_R,2,0\n", 0)
	f.Add("region,A_L,A_R\nA_L,1,-0.5\nA_R,-0.5,1\n", 2)
	f.Add("region,A_L,A_R\nA_L,0,NaN\n", 1)
	f.Fuzz(func(t *testing.T, text string, kind int) {
		m, err := ReadMatrix(strings.NewReader(text), "fuzz.csv", labels, Kind(kind))
		if err != nil {
			return
		}
		if len(m) != 2 || len(m[0]) != 2 || len(m[1]) != 2 {
			t.Fatalf("accepted a matrix that is not square: %v", m)
		}
		for _, row := range m {
			for _, x := range row {
				if refuse(x, Kind(kind)) != "" {
					t.Fatalf("accepted %g", x)
				}
			}
		}
	})
}

func FuzzReadRegions(f *testing.F) {
	f.Add("index,label,name,hemisphere,lobe,group,x,y,z,t1t2_hcp_median,t1t2_seed,tau_m_seed_ms\n0,A_L,A,L,Frontal,Motor,-1,2,3,1.5,1.2,20\n")
	f.Fuzz(func(t *testing.T, text string) {
		regions, err := ReadRegions(strings.NewReader(text), "fuzz.csv")
		if err == nil && len(regions) == 0 {
			t.Fatal("accepted a table without regions")
		}
	})
}

func TestReadAllRegions(t *testing.T) {
	const head = "index,label,name,hemisphere,lobe,group,x,y,z\n"
	cortex := []Region{{Label: "A_L", Myelin: 1.5, TauReference: 20}}
	all, err := ReadAllRegions(strings.NewReader(head+"0,A_L,A,L,Frontal,Motor,-1,2,3\n1,B_L,B,L,Subcortical,Thalamus,-1,2,3\n"), "all.csv", cortex)
	if err != nil || len(all) != 2 || all[0].Deep || all[0].Myelin != 1.5 || !all[1].Deep {
		t.Errorf("%+v, %v", all, err)
	}
	for text, want := range map[string]string{
		head + "0,B_L,B,L,Subcortical,Thalamus,-1,2,3\n": "0 of the 1 regions",
		head + "0,A_L,A,L,Frontal,Motor,-1,NaN,3\n":      "row 1, column y",
		"index,label\n0,A_L\n":                           "no column \"name\"",
	} {
		if _, err := ReadAllRegions(strings.NewReader(text), "all.csv", cortex); err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "all.csv") {
			t.Errorf("%q: %v, expected it to say %q", text, err, want)
		}
	}
}

func FuzzReadAllRegions(f *testing.F) {
	f.Add("index,label,name,hemisphere,lobe,group,x,y,z\n0,A_L,A,L,Frontal,Motor,-1,2,3\n")
	f.Fuzz(func(t *testing.T, text string) {
		all, err := ReadAllRegions(strings.NewReader(text), "fuzz.csv", []Region{{Label: "A_L", Myelin: 1}})
		if err == nil && (len(all) == 0 || all[0].Deep != (all[0].Label != "A_L")) {
			t.Fatalf("accepted %+v", all)
		}
	})
}
