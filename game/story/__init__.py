"""The written side: scenarios and sheets, read, checked, translated, made into integer tables."""
