// The shell in front of the brain's inside is kept in bytes: light by its root, up
// to half more than white, premultiplied. Bytes are read many times faster than
// floats without a graphics card, and roots keep the dark tones apart.

const float SHELL_MOST = 1.5;

vec4 packShell(vec3 light, float alpha, vec2 pixel) {
    vec3 root = sqrt(light / SHELL_MOST);
    return vec4(root + (dither(pixel) - 0.5) / 255.0 * step(1e-6, light), alpha);
}

vec4 unpackShell(vec4 kept) { return vec4(kept.rgb * kept.rgb * SHELL_MOST, kept.a); }
