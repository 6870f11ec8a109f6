#include "textflag.h"

// func prefetchRow(syn *uint32, lag *uint16, n int)
TEXT ·prefetchRow(SB), NOSPLIT, $0-24
	MOVQ syn+0(FP), AX
	MOVQ lag+8(FP), BX
	MOVQ n+16(FP), CX
	LEAQ (AX)(CX*4), DX
	LEAQ (BX)(CX*2), SI

syn:
	PREFETCHT0 (AX)
	ADDQ $64, AX
	CMPQ AX, DX
	JLT  syn

lag:
	PREFETCHT0 (BX)
	ADDQ $64, BX
	CMPQ BX, SI
	JLT  lag
	RET

// func pause()
TEXT ·pause(SB), NOSPLIT, $0-0
	PAUSE
	RET
