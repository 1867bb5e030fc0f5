"""Rules made into machine code where the process is compiled, by numba."""
