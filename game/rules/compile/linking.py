"""How compiled rules are put together. Imported only where the process is compiled.

Left to itself, numba makes machine code of every rule apart, each time with a copy of all those that it calls, and
LLVM must leave them as they are, since anything could call them. Here a rule stays as numba lowered it until an entry
takes all those that it needs, once each, as its own: a rule called in one place goes into that place, and what no
caller uses (the status by which numba tells of an exception) goes away. Half the time to compile, and quicker plays.
"""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from llvmlite.binding import Linkage
from numba._dynfunc import make_function
from numba.core.caching import FunctionCache
from numba.core.codegen import JITCodeLibrary
from numba.core.compiler import CompilerBase, DefaultPassBuilder
from numba.core.compiler_machinery import LoweringPass, register_pass
from numba.core.typed_passes import AnnotateTypes, NativeLowering


class RuleLibrary(JITCodeLibrary):  # type: ignore[misc]
    """What was lowered of one rule, and which libraries it needs."""

    def finalize(self) -> None:
        """Nothing is linked nor optimised: the entries do it."""
        self._finalized = True


class EntryLibrary(JITCodeLibrary):  # type: ignore[misc]
    """An entry, with all the rules that it needs."""

    def finalize(self) -> None:
        for library in self._linking_libraries:  # which grows as it is walked
            if isinstance(library, RuleLibrary):
                further = library._linking_libraries
                self._linking_libraries += [one for one in further if one not in self._linking_libraries]
        super().finalize()

    def _optimize_final_module(self) -> None:
        for function in self._final_module.functions:
            if not function.is_declaration and function.linkage == Linkage.linkonce_odr:
                function.linkage = Linkage.internal
        super()._optimize_final_module()


class Step(LoweringPass):  # type: ignore[misc]
    """One step of compiling (numba makes one of each and asks for a constructor)."""

    def __init__(self) -> None:
        super().__init__()


@register_pass(mutates_CFG=False, analysis_only=True)
class IntoRuleLibrary(Step):
    """Before a rule is lowered."""

    _name = "into_rule_library"

    def run_pass(self, state: Any) -> bool:
        state.library = RuleLibrary(state.targetctx.codegen(), state.func_id.func_qualname)
        state.flags.no_compile = True
        return False


@register_pass(mutates_CFG=False, analysis_only=True)
class KnownToCallers(Step):
    """After a rule is lowered."""

    _name = "known_to_callers"

    def run_pass(self, state: Any) -> bool:
        made, rule = state["cr"], state.func_id
        # What numba knows it by: a function that nothing calls, since there is no machine code under it.
        key = make_function(rule.module, rule.func_name, "", 0, made.env, (state.library,))
        state.targetctx.insert_user_function(key, made.fndesc, [state.library])
        state["cr"] = made._replace(cfunc=key)
        return False


@register_pass(mutates_CFG=False, analysis_only=True)
class IntoEntryLibrary(Step):
    """Before an entry is lowered."""

    _name = "into_entry_library"

    def run_pass(self, state: Any) -> bool:
        state.library = EntryLibrary(state.targetctx.codegen(), state.func_id.func_qualname)
        state.library.enable_object_caching()
        return False


class RuleCompiler(CompilerBase):  # type: ignore[misc]
    def define_pipelines(self) -> list[Any]:
        passes = DefaultPassBuilder.define_nopython_pipeline(self.state)
        passes.add_pass_after(IntoRuleLibrary, AnnotateTypes)
        passes.add_pass_after(KnownToCallers, NativeLowering)
        passes.finalize()
        return [passes]


class EntryCompiler(CompilerBase):  # type: ignore[misc]
    def define_pipelines(self) -> list[Any]:
        passes = DefaultPassBuilder.define_nopython_pipeline(self.state)
        passes.add_pass_after(IntoEntryLibrary, AnnotateTypes)
        passes.finalize()
        return [passes]


class EntryCache(FunctionCache):  # type: ignore[misc]
    """Compiled entries on disk. What cannot be read there is compiled again, and what cannot be written stays in
    memory: the folder may be erased, damaged or full while it serves."""

    def load_overload(self, sig: Any, target_context: Any) -> Any:
        try:
            return super().load_overload(sig, target_context)
        except Exception:  # of whatever kind unpickling raises
            with suppress(OSError):  # an index that cannot be read would stop each writing too
                self.flush()
            return None

    def save_overload(self, sig: Any, data: Any) -> None:
        with suppress(OSError):
            super().save_overload(sig, data)


def kept(made: Any, function: Callable[..., Any]) -> None:
    """Have an entry kept on disk, where its folder takes it."""
    with suppress(RuntimeError):  # numba found no place
        made._cache = EntryCache(function)
