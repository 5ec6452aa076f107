"""From an analysed report to its event mentions. One step a module; each report is coded by itself."""

from zerohour.coding.coder import NEEDS, Scene, code, scene_of
from zerohour.coding.naming import namings
from zerohour.coding.own import marked
from zerohour.coding.relation import relation
from zerohour.coding.status import factuality
from zerohour.coding.times import find as find_times
from zerohour.coding.trees import Tree

__all__ = ["NEEDS", "Scene", "Tree", "code", "factuality", "find_times", "marked", "namings", "relation", "scene_of"]
