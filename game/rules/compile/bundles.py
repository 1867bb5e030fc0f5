"""Bundles of arrays as numba sees them. Imported only where the process is compiled.

The rules hand a few bundles (`State`, `Frame`…) to one another. Compiled, each is one pointer to a list of where its
arrays lie and how long they are; the arrays belong to Python for as long as the call lasts, so nothing is counted.
Measured against numba's own structured references, which count at each access: twice as fast or better.

In memory a bundle is a row of 64-bit words: for each array in turn its address, then its shape. Arrays are whole and in
C order.

Their elements, and those of their rows, are read and written without what numba adds for any array: no place is
counted from the end (rules never do so; with bounds checked, one below 0 is refused like one beyond the end), and LLVM
is told that what is written in one array of a bundle changes no other, so that what was read there need not be read
again. What is written in none, of a scenario, is read once for all.
"""

import operator
from collections.abc import Iterator, Sequence
from math import prod
from typing import Any

import numpy as np
from llvmlite import ir
from numba import types
from numba.core import cgutils
from numba.core.typing.templates import AttributeTemplate
from numba.extending import (
    NativeValue,
    infer_getattr,
    lower_builtin,
    lower_getattr_generic,
    models,
    register_model,
    type_callable,
    typeof_impl,
    unbox,
)
from numba.np.arrayobj import (
    getitem_array_tuple,
    getitem_arraynd_intp,
    make_array,
    populate_array,
    setitem_array,
)

from game.rules.compile.primitives import (
    SCRATCH,
    WIDE,
    copy_row,
    four_rounds,
    lowest_bit,
    scratch,
    scratch_codes,
    scratch_table,
)

WORD = 8
NEVER_WRITTEN = ("Frame", "Secrets")  # by rules: a scenario


class Table(types.Array):
    """The type of an array of a bundle, and of its rows; `whose`: bundle and array, `State.scal`."""

    def __init__(self, whose: str, dtype: Any, ndim: int) -> None:
        self.whose = whose
        fixed = whose.partition(".")[0] in NEVER_WRITTEN
        super().__init__(dtype, ndim, "C", readonly=fixed, name=f"{whose}({dtype}, {ndim}d)")

    def copy(self, dtype: Any = None, ndim: Any = None, layout: Any = None, readonly: Any = None) -> Any:
        """The type of what is taken of it: a table still where that is whole rows, there where they lie."""
        if layout == "C" and dtype is None and readonly is None:
            return Table(self.whose, self.dtype, ndim)
        return super().copy(dtype, ndim, layout, readonly)

    @property
    def key(self) -> Any:
        return self.whose, self.dtype, self.ndim

    @property
    def mangling_args(self) -> Any:
        return self.__class__.__name__, [self.whose, self.dtype, self.ndim]


class BundleType(types.Type):
    """The type of a bundle: its name, and the types of its arrays by theirs."""

    def __init__(self, name: str, arrays: tuple[tuple[str, Any], ...]) -> None:
        self.arrays = dict(arrays)
        self.first_word: dict[str, int] = {}
        words = 0
        for array, of in arrays:
            self.first_word[array] = words
            words += 1 + of.ndim
        self.words = words
        super().__init__(f"{name}({', '.join(f'{array}: {of}' for array, of in arrays)})")


class BundlesType(types.Type):
    """The type of a row of bundles of one type."""

    def __init__(self, one: BundleType) -> None:
        self.one = one
        super().__init__(f"Bundles({one.name})")


@register_model(Table)
class TableModel(models.ArrayModel):
    """An array of which nothing is counted: it belongs to Python for as long as the call lasts."""

    def traverse(self, builder: Any) -> Any:
        return []


register_model(BundleType)(models.OpaqueModel)
register_model(BundlesType)(models.OpaqueModel)


class Bundle:
    """A bundle: from Python its arrays by name, in compiled rules a pointer to the same memory."""

    def __init__(self, name: str, arrays: dict[str, Any], words: Any = None) -> None:
        for array, held in arrays.items():
            if not held.flags.c_contiguous:
                raise ValueError(f"{name}.{array} is not in C order")
        self.__dict__.update(arrays)
        kinds = tuple(
            (array, Table(f"{name}.{array}", typeof_impl(held, None).dtype, held.ndim))
            for array, held in arrays.items()
        )
        self._numba_type_ = BundleType(name, kinds)
        self._arrays = tuple(arrays.values())
        self.words = np.zeros(self._numba_type_.words, np.int64) if words is None else words
        self.words[:] = [word for held in self._arrays for word in (held.ctypes.data, *held.shape)]
        self.address = self.words.ctypes.data

    def __iter__(self) -> Iterator[Any]:
        return iter(self._arrays)


class Bundles:
    """Bundles of one type, one after another."""

    def __init__(self, bundles: Sequence[Bundle]) -> None:
        self._all = tuple(bundles)
        self._numba_type_ = BundlesType(bundles[0]._numba_type_)
        self.words = np.array([one.words for one in bundles])
        self.address = self.words.ctypes.data

    def __getitem__(self, place: int) -> Bundle:
        return self._all[place]

    def __len__(self) -> int:
        return len(self._all)


@unbox(BundleType)
@unbox(BundlesType)
def unbox_bundle(of: Any, given: Any, c: Any) -> Any:
    """From Python: the address."""
    number = c.pyapi.object_getattr_string(given, "address")
    address = c.pyapi.long_as_longlong(number)
    c.pyapi.decref(number)
    return NativeValue(c.builder.inttoptr(address, c.context.get_value_type(of)))


@infer_getattr
class BundleAttributes(AttributeTemplate):
    """Its arrays, by name."""

    key = BundleType

    def generic_resolve(self, bundle: BundleType, name: str) -> Any:
        return bundle.arrays.get(name)


@lower_getattr_generic(BundleType)
def array_of(context: Any, builder: Any, bundle: BundleType, pointer: Any, name: str) -> Any:
    """One array. Where it lies never changes during a call: what is read here once need not be read again."""
    of = bundle.arrays[name]
    word = ir.IntType(8 * WORD)
    words = builder.bitcast(pointer, word.as_pointer())
    for_ever = builder.module.add_metadata([])

    def read(place: int) -> Any:
        loaded = builder.load(builder.gep(words, [word(bundle.first_word[name] + place)]))
        loaded.set_metadata("invariant.load", for_ever)
        return loaded

    shape = [read(1 + axis) for axis in range(of.ndim)]
    size = context.get_abi_sizeof(context.get_data_type(of.dtype))
    strides = [word(size)]
    for length in reversed(shape[1:]):
        strides.insert(0, builder.mul(strides[0], length))
    array = make_array(of)(context, builder)
    populate_array(
        array,
        data=builder.inttoptr(read(0), context.get_data_type(of.dtype).as_pointer()),
        shape=cgutils.pack_array(builder, shape),
        strides=cgutils.pack_array(builder, strides),
        itemsize=word(size),
        meminfo=None,
    )
    return array._getvalue()


@type_callable(operator.getitem)
def type_of_one(context: Any) -> Any:
    def typer(bundles: Any, place: Any) -> Any:
        return bundles.one if isinstance(bundles, BundlesType) and isinstance(place, types.Integer) else None

    return typer


@lower_builtin(operator.getitem, BundlesType, types.Integer)
def one_of(context: Any, builder: Any, signature: Any, given: Any) -> Any:
    """The bundle at this place."""
    word = ir.IntType(8 * WORD)
    bundles, place = given
    words = builder.mul(context.cast(builder, place, signature.args[1], types.int64), word(signature.return_type.words))
    first = builder.gep(builder.bitcast(bundles, word.as_pointer()), [words])
    return builder.bitcast(first, bundles.type)


def on_stack(asked: Any, dtype: Any, *shape: int) -> None:
    """Have `asked()` give room of this shape on the stack of the rule that calls it."""
    of, word = Table("scratch", dtype, len(shape)), ir.IntType(8 * WORD)

    def made(context: Any, builder: Any, signature: Any, given: Any) -> Any:
        array = make_array(of)(context, builder)
        kind = context.get_data_type(dtype)
        populate_array(
            array,
            data=cgutils.alloca_once(builder, kind, size=word(prod(shape))),
            shape=[word(length) for length in shape],
            strides=[word(WORD * prod(shape[axis + 1 :])) for axis in range(len(shape))],
            itemsize=word(WORD),
            meminfo=None,
        )
        return array._getvalue()

    type_callable(asked)(lambda context: lambda: of)
    lower_builtin(asked)(made)


on_stack(scratch, types.float64, SCRATCH)
on_stack(scratch_codes, types.int64, WIDE)
on_stack(scratch_table, types.float64, SCRATCH, WIDE)


@type_callable(four_rounds)
def type_of_rounds(context: Any) -> Any:
    return lambda x0, x1, a, b, c, d: types.UniTuple(types.int64, 2)


@lower_builtin(four_rounds, *[types.Integer] * 6)
def make_rounds(context: Any, builder: Any, signature: Any, given: Any) -> Any:
    half, whole = ir.IntType(32), ir.IntType(8 * WORD)
    turned = cgutils.get_or_insert_function(builder.module, ir.FunctionType(half, [half] * 3), "llvm.fshl.i32")
    x0, x1, *turns = (
        builder.trunc(context.cast(builder, one, of, types.int64), half)
        for one, of in zip(given, signature.args, strict=True)
    )
    for bits in turns:
        x0 = builder.add(x0, x1)
        x1 = builder.xor(builder.call(turned, [x1, x1, bits]), x0)
    words = [builder.zext(one, whole) for one in (x0, x1)]
    return context.make_tuple(builder, signature.return_type, words)


@type_callable(lowest_bit)
def type_of_lowest(context: Any) -> Any:
    return lambda mask: types.int64


@lower_builtin(lowest_bit, types.Integer)
def make_lowest(context: Any, builder: Any, signature: Any, given: Any) -> Any:
    mask = context.cast(builder, given[0], signature.args[0], types.int64)
    return builder.cttz(mask, ir.IntType(1)(1))


def place_of(context: Any, builder: Any, held: Any, kind: Any, index: Any) -> Any:
    """How far an index of whole numbers leads, in steps of the last axis that it names."""
    kinds = kind.types if isinstance(kind, types.BaseTuple) else (kind,)
    places = cgutils.unpack_tuple(builder, index, len(kinds)) if isinstance(kind, types.BaseTuple) else [index]
    at = ir.IntType(8 * WORD)(0)
    lengths = cgutils.unpack_tuple(builder, held.shape)
    for axis, place in enumerate(places):
        place = context.cast(builder, place, kinds[axis], types.intp)
        if context.enable_boundscheck:
            cgutils.do_boundscheck(context, builder, place, lengths[axis], axis)
        at = builder.add(builder.mul(at, lengths[axis]), place)
    return at


def whole_numbers(kind: Any, axes: int) -> bool:
    """Whether an index is so many whole numbers."""
    kinds = kind.types if isinstance(kind, types.BaseTuple) else (kind,)
    return len(kinds) == axes and all(isinstance(one, types.Integer) for one in kinds)


def element(context: Any, builder: Any, of: Table, array: Any, kind: Any, index: Any) -> Any:
    """The address of one element; None where the index names more than one, which is left to numba."""
    if not whole_numbers(kind, of.ndim):
        return None
    held = make_array(of)(context, builder, array)
    return builder.gep(held.data, [place_of(context, builder, held, kind, index)], inbounds=True)


def mark(builder: Any, of: Table, access: Any) -> None:
    """Tell LLVM in which array this reads or writes, and where nothing is ever written."""
    metadata = builder.module.add_metadata
    root = metadata([ir.MetaDataString(builder.module, "bundles")])
    array = metadata([ir.MetaDataString(builder.module, of.whose), root, ir.IntType(8 * WORD)(0)])
    access.set_metadata("tbaa", metadata([array, array, ir.IntType(8 * WORD)(0)]))
    if not of.mutable:
        access.set_metadata("invariant.load", metadata([]))


@lower_builtin(operator.getitem, Table, types.Integer)
@lower_builtin(operator.getitem, Table, types.BaseTuple)
def read_element(context: Any, builder: Any, signature: Any, given: Any) -> Any:
    of, kind = signature.args
    address = element(context, builder, of, given[0], kind, given[1])
    if address is None:
        whole = getitem_array_tuple if isinstance(kind, types.BaseTuple) else getitem_arraynd_intp
        return whole(context, builder, signature, given)
    loaded = builder.load(address)
    mark(builder, of, loaded)
    return loaded


@lower_builtin(operator.setitem, Table, types.Integer, types.Any)
@lower_builtin(operator.setitem, Table, types.BaseTuple, types.Any)
def write_element(context: Any, builder: Any, signature: Any, given: Any) -> Any:
    of, kind, value = signature.args
    address = element(context, builder, of, given[0], kind, given[1])
    if address is None:
        return setitem_array(context, builder, signature, given)
    mark(builder, of, builder.store(context.cast(builder, given[2], value, of.dtype), address))
    return context.get_dummy_value()


@type_callable(copy_row)
def type_of_copy(context: Any) -> Any:
    def typer(to: Any, at: Any, source: Any, place: Any, count: Any) -> Any:
        rows = ((to, at), (source, place))
        known = all(isinstance(of, Table) and whole_numbers(kind, of.ndim - 1) for of, kind in rows)
        return types.void if known and to.dtype == source.dtype else None

    return typer


@lower_builtin(copy_row, Table, types.Any, Table, types.Any, types.Integer)
def make_copy(context: Any, builder: Any, signature: Any, given: Any) -> Any:
    count = context.cast(builder, given[4], signature.args[4], types.intp)

    def row(of: Table, array: Any, kind: Any, index: Any) -> Any:
        held = make_array(of)(context, builder, array)
        length = cgutils.unpack_tuple(builder, held.shape)[of.ndim - 1]
        if context.enable_boundscheck:
            last = builder.sub(count, ir.IntType(8 * WORD)(1))
            cgutils.do_boundscheck(context, builder, last, length, of.ndim - 1)
        return builder.gep(held.data, [builder.mul(place_of(context, builder, held, kind, index), length)])

    to, source = (row(signature.args[at], given[at], signature.args[at + 1], given[at + 1]) for at in (0, 2))
    size = context.get_abi_sizeof(context.get_data_type(signature.args[0].dtype))
    cgutils.raw_memcpy(builder, to, source, count, size)
    return context.get_dummy_value()
