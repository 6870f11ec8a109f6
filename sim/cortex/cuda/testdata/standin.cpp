// A stand-in for the CUDA driver's library, for machines without a card: memory is
// the heap's, and the kernels are cortex.cu as C++, run block by block in a random
// order, since none may be relied on. Faults are injected by `fault`.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <random>
#include <string>
#include <vector>

typedef uint32_t u32;
struct Place { u32 x, y, z; };
static thread_local Place blockIdx, threadIdx, blockDim, gridDim;
#define STANDIN
#define __global__
#define __device__
static u32 ADD_U(u32 *p, u32 x) { u32 old = *p; *p += x; return old; }
static int ADD_I(int *p, int x) { int old = *p; *p = (int)((u32)old + (u32)x); return old; }
static u32 MULHI(u32 a, u32 b) { return (uint64_t)a * b >> 32; }

// Real is the kernels' float: it can be compared, but what computes with it by an
// operator and not by one of the three functions does not compile. A compiler that
// fuses could make a bare product and its sum into one operation.
struct Real {
	float x;
	Real(float x) : x(x) {}
	explicit Real(int i) : x(i) {}
	explicit operator u32() const { return x; }
};
static bool operator>=(Real a, Real b) { return a.x >= b.x; }
static bool operator>(Real a, Real b) { return a.x > b.x; }
static Real FMUL(Real a, Real b) { return a.x * b.x; }
static Real FADD(Real a, Real b) { return a.x + b.x; }
static Real FSUB(Real a, Real b) { return a.x - b.x; }
static Real BITS(u32 x) { float f; memcpy(&f, &x, 4); return f; }
static u32 WORD(Real f) { u32 x; memcpy(&x, &f.x, 4); return x; }
#define float Real
#include CORTEX_CU
#undef float

typedef void (*Kernel)(const Constants *, u32 *, int *, const u32 *, const u32 *, const u32 *, const u32 *, u32 *, u32, u32);
static const Kernel kernels[] = {background, update, deliver};
static const char *names[] = {"background", "update", "deliver"};

static int version = 11080, cards = 1, launches = -1; // until one fails; -1: none does
static uint64_t room = (uint64_t)8 << 30, used;
static bool broken; // cuInit fails

extern "C" {
void fault(const char *what, int64_t n) {
	if (!strcmp(what, "version")) version = n;
	if (!strcmp(what, "cards")) cards = n;
	if (!strcmp(what, "launches")) launches = n;
	if (!strcmp(what, "memory")) room = n;
	if (!strcmp(what, "init")) broken = n;
}

int cuInit(u32) { return broken ? 999 : 0; }
int cuDriverGetVersion(int *v) { *v = version; return 0; }
int cuDeviceGetCount(int *n) { *n = cards; return 0; }
int cuDeviceGet(int *d, int) { *d = 0; return 0; }
int cuDeviceGetName(char *s, int n, int) { strncpy(s, "stand-in", n); return 0; }
int cuDeviceGetPCIBusId(char *s, int n, int) { strncpy(s, "0000:00:00.0", n); return 0; }
int cuDevicePrimaryCtxRetain(void **c, int) { *c = (void *)1; return 0; }
int cuDevicePrimaryCtxRelease_v2(int) { return 0; }
int cuCtxSetCurrent(void *) { return 0; }
int cuCtxSynchronize() { return 0; }
int cuGetErrorName(int code, const char **s) {
	*s = code == 2 ? "CUDA_ERROR_OUT_OF_MEMORY" : code == 719 ? "CUDA_ERROR_LAUNCH_FAILED" : code == 218 ? "CUDA_ERROR_INVALID_PTX" : "CUDA_ERROR_UNKNOWN";
	return 0;
}
int cuModuleLoadData(void **m, const void *image) {
	for (const char *name : names)
		if (!strstr((const char *)image, (std::string(".entry ") + name).c_str())) return 218;
	*m = (void *)2;
	return 0;
}
int cuModuleUnload(void *) { return 0; }
int cuModuleGetFunction(void **f, void *, const char *name) {
	for (intptr_t k = 0; k < 3; k++)
		if (!strcmp(name, names[k])) { *f = (void *)(k + 1); return 0; }
	return 500;
}
int cuMemGetInfo_v2(size_t *free, size_t *total) { *free = room - used; *total = room; return 0; }
int cuMemAlloc_v2(uint64_t *p, size_t n) {
	if (used + n > room) return 2;
	char *at = (char *)malloc(n + 16);
	memcpy(at, &n, 8);
	memset(at + 16, 0xAA, n); // nothing is zero by itself
	used += n;
	*p = (uint64_t)(at + 16);
	return 0;
}
int cuMemFree_v2(uint64_t p) {
	char *at = (char *)p - 16;
	uint64_t n;
	memcpy(&n, at, 8);
	used -= n;
	free(at);
	return 0;
}
int cuMemcpyHtoD_v2(uint64_t d, const void *s, size_t n) { memcpy((void *)d, s, n); return 0; }
int cuMemcpyDtoH_v2(void *d, uint64_t s, size_t n) { memcpy(d, (void *)s, n); return 0; }

// NVML's part of it: a card that has used 12.5 J.
int nvmlInit_v2() { return 0; }
int nvmlDeviceGetHandleByPciBusId_v2(const char *id, void **card) { *card = (void *)1; return strcmp(id, "0000:00:00.0") ? 6 : 0; }
int nvmlDeviceGetTotalEnergyConsumption(void *, unsigned long long *mj) { *mj = 12500; return 0; }

int cuLaunchKernel(void *f, u32 gx, u32 gy, u32 gz, u32 bx, u32 by, u32 bz, u32, void *, void **a, void **) {
	if (gy != 1 || gz != 1 || by != 1 || bz != 1) return 1;
	if (launches == 0) return 719;
	if (launches > 0) launches--;
	gridDim = {gx, 1, 1};
	blockDim = {bx, 1, 1};
	static std::mt19937 random(1);
	std::vector<u32> order(gx);
	for (u32 i = 0; i < gx; i++) order[i] = i;
	std::shuffle(order.begin(), order.end(), random);
	for (u32 b : order)
		for (u32 t = 0; t < bx; t++) {
			blockIdx = {b, 0, 0};
			threadIdx = {t, 0, 0};
			kernels[(intptr_t)f - 1](*(const Constants **)a[0], *(u32 **)a[1], *(int **)a[2], *(u32 **)a[3], *(u32 **)a[4],
				*(u32 **)a[5], *(u32 **)a[6], *(u32 **)a[7], *(u32 *)a[8], *(u32 *)a[9]);
		}
	return 0;
}
}
