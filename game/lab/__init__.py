"""Questions put to many plays."""
