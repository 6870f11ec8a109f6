// Colour spaces and the way from light to screen.

// Light as sRGB, by roots (Taylor 2013), which are cheaper than a power by far: off by
// 0.4 of 255 at most.
vec3 rootSRGB(vec3 linear) {
    vec3 c = clamp(linear, 0.0, 1.0);
    vec3 a = sqrt(c), b = sqrt(a), d = sqrt(b);
    return mix(12.92 * c, 0.585122381 * a + 0.783140355 * b - 0.368262736 * d, step(0.0031308, c));
}

// Narkowicz 2015, "ACES filmic tone mapping curve": exposure is fixed, so that
// brightness means the same in every frame.
vec3 filmic(vec3 x) {
    return clamp(x * (2.51 * x + 0.03) / (x * (2.43 * x + 0.59) + 0.14), 0.0, 1.0);
}

// Interleaved gradient noise (Jimenez 2014): a fixed, fine dither by pixel that
// hides bands and spreads sample patterns.
float dither(vec2 pixel) {
    return fract(52.9829189 * fract(dot(pixel, vec2(0.06711056, 0.00583715))));
}
