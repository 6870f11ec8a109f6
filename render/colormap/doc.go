// Package colormap turns numbers into colours that survive a projector, a grey
// printer and a colour-blind reader.
//
// Sequential maps are for amounts (viridis and batlow on light, inferno on
// dark), the diverging map vik for differences from a fixed zero, the cyclic
// map twilight for phases. Rainbow maps are left out on purpose: see Crameri,
// Shephard & Heron (2020), "The misuse of colour in science communication",
// Nature Communications 11:5444, and Nuñez, Anderton & Renslow (2018), PLoS ONE
// 13:e0199239. Categories are those of Okabe & Ito (2008), "Color universal
// design".
//
// Tables: viridis and inferno by N. Smith and S. van der Walt, twilight by
// B. Bechtold (all CC0), taken from matplotlib; batlow and vik by F. Crameri,
// Scientific colour maps, doi:10.5281/zenodo.1243862 (MIT).
package colormap

//go:generate python3 tables.py
