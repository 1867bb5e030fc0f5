"""Dénouer: a serious game on cooperation between organisations."""
