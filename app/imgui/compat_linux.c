//go:build !headless

/* cimgui-go's archive was built with glibc 2.38 and GCC 13. Older systems lack
 * the two symbols below. Both definitions are weak: where the system has its
 * own, that one is used. */
#include <stdarg.h>
#include <stdio.h>

#if defined(__GLIBC__) && !__GLIBC_PREREQ(2, 38)
__attribute__((weak)) int __isoc23_sscanf(const char *text, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	int n = vsscanf(text, format, args);
	va_end(args);
	return n;
}

/* GCC 13 initialises iostreams in the library; GCC 12 does it in each object. */
__attribute__((weak)) void _ZSt21ios_base_library_initv(void) {}
#endif
