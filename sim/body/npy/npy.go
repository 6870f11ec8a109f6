package npy

import (
	"fmt"
	"strings"
)

// Element is what an array may hold.
type Element interface {
	float32 | float64 | bool | int32 | int64 | uint16
}

// Array is an array in C order: the last index runs fastest.
type Array[T Element] struct {
	Shape  []int
	Values []T
}

// Rows is the first extent, 1 for a single number.
func (a *Array[T]) Rows() int {
	if len(a.Shape) == 0 {
		return 1
	}
	return a.Shape[0]
}

// Row is what belongs to an index of the first extent.
func (a *Array[T]) Row(i int) []T {
	width := len(a.Values) / a.Rows()
	return a.Values[i*width:][:width]
}

const magic = "\x93NUMPY"

// descriptor is numpy's name of a type, its name in Python, and its width.
type descriptor struct {
	descr, name string
	width       int
}

func descriptorOf[T Element]() descriptor {
	switch any(*new(T)).(type) {
	case float32:
		return descriptor{"<f4", "float32", 4}
	case float64:
		return descriptor{"<f8", "float64", 8}
	case int32:
		return descriptor{"<i4", "int32", 4}
	case int64:
		return descriptor{"<i8", "int64", 8}
	case uint16:
		return descriptor{"<u2", "uint16", 2}
	default:
		return descriptor{"|b1", "bool", 1}
	}
}

// ShapeText writes a shape as numpy prints it, "(300, 17)".
func ShapeText(shape []int) string {
	if len(shape) == 1 {
		return fmt.Sprintf("(%d,)", shape[0])
	}
	var text []string
	for _, n := range shape {
		text = append(text, fmt.Sprint(n))
	}
	return "(" + strings.Join(text, ", ") + ")"
}
