# SPDX-License-Identifier: Apache-2.0
"""Where code can be broken, and how: reads headers by libclang.

A mutant is one small change of one expression or statement in a function that runs: a comparison
turned round or made to take or leave the equal, one operator for another, an operand of && or ||
left out, a number one more or one less, another character, true for false, a condition or a
returned bool made constant, the next enumerator, a statement, break, continue or return left out.
Asserts, what exists only in builds with them (core/poison.hpp), constants, template arguments and,
unless asked for, what only the compiler executes are not touched.
"""
import os
import re
import sys
from collections import namedtuple

sys.path.append("/usr/lib/python3/dist-packages")  # Debian's python3-clang, for any Python
import clang.cindex as ci  # noqa: E402
from clang.cindex import CursorKind as K  # noqa: E402

# `begin` and `end` are byte offsets in the header `file` (a path below include/), `new` what stands
# there instead; `form` is "expression", "condition" (a bool whatever its type was) or "statement".
Mutant = namedtuple("Mutant", "file begin end form old new line text")

COMPARISONS = {"<": ["<=", ">="], "<=": ["<", ">"], ">": [">=", "<="], ">=": [">", "<"],
               "==": ["!="], "!=": ["=="]}
OPERATORS = {"+": ["-"], "-": ["+"], "*": ["+"], "/": ["*"], "%": ["*"], "&": ["|"], "|": ["&"],
             "^": ["|"], "<<": [">>"], ">>": ["<<"], "+=": ["-="], "-=": ["+="], "|=": ["&=", "="],
             "&=": ["|="], "*=": ["+="], "<<=": [">>="], ">>=": ["<<="]}
FUNCTIONS = (K.FUNCTION_DECL, K.CXX_METHOD, K.FUNCTION_TEMPLATE, K.CONSTRUCTOR, K.DESTRUCTOR,
             K.CONVERSION_FUNCTION)
WITH_ASSERTS = re.compile(r"assert(_invariant\(\)|\b)|.*\bassert_invariant\(\)$|static_cast<void>|"
                          r"(core::)?(begin_life|end_life|not_yet_alive)\(|spoil\(\)$")
LOOPS = (K.WHILE_STMT, K.FOR_STMT, K.DO_STMT)


def tolerate_new_kinds():
    """Kinds of cursors that the Python module is too old to know are passed through."""
    known = K.from_id

    def from_id(number):
        try:
            return known(number)
        except ValueError:
            return K.UNEXPOSED_EXPR
    K.from_id = staticmethod(from_id)


class Places:
    """The mutants of some headers, in their order."""

    def __init__(self, include, files, compile_time=False):
        self.texts, self.compile_time = {}, compile_time
        for name in files:
            with open(os.path.join(include, name), "rb") as file:
                self.texts[name] = file.read()
        self.names = {os.path.join(include, name): name for name in files}
        self.found = {}  # as a set, in order
        self.parse(include, files)

    def parse(self, include, files):
        tolerate_new_kinds()
        source = "".join("#include <%s>\n" % name for name in files if name.endswith(".hpp"))
        unit = ci.Index.create().parse(
            "all.cpp", args=["-std=c++20", "-I" + include, "-DNDEBUG"],
            unsaved_files=[("all.cpp", source)])
        for mistake in unit.diagnostics:
            if mistake.severity >= ci.Diagnostic.Error:
                sys.exit("the headers do not compile: %s" % mistake)
        for cursor in unit.cursor.get_children():
            if self.extent(cursor) or (cursor.kind == K.NAMESPACE and cursor.spelling == "quire"):
                self.declaration(cursor)

    def mutants(self):
        return sorted(self.found, key=lambda each: (each.file, each.begin, -each.end, each.form
                                                    != "statement", each.new))

    # ---- what stands where

    def extent(self, cursor):
        """(file, begin, end), or None if it is not in one of the headers."""
        begin, end = cursor.extent.start, cursor.extent.end
        if not begin.file or not end.file or begin.file.name != end.file.name:
            return None
        name = self.names.get(os.path.normpath(begin.file.name))
        return (name, begin.offset, end.offset) if name and begin.offset < end.offset else None

    def text(self, place):
        return self.texts[place[0]][place[1]:place[2]].decode()

    def before(self, place):
        return self.texts[place[0]][:place[1]].decode().rstrip()

    def after(self, place):
        return self.texts[place[0]][place[2]:place[2] + 40].decode().lstrip()

    def add(self, place, form, new):
        name, begin, end = place
        old, whole = self.text(place), self.texts[name]
        if re.sub(r"\s+", " ", old) == re.sub(r"\s+", " ", new):
            return
        first = whole.rfind(b"\n", 0, begin) + 1
        line = whole[first:whole.index(b"\n", begin)].decode().strip()
        self.found[Mutant(name, begin, end, form, old, new, whole.count(b"\n", 0, begin) + 1,
                          line)] = True

    # ---- walks

    def declaration(self, cursor):
        if cursor.kind in FUNCTIONS:
            self.function(cursor)
        elif cursor.kind == K.FIELD_DECL:
            if not cursor.is_bitfield():
                self.expressions(cursor)
        elif cursor.kind not in (K.VAR_DECL, K.ENUM_DECL, K.STATIC_ASSERT):
            for child in cursor.get_children():
                self.declaration(child)

    def function(self, cursor):
        place = self.extent(cursor)
        for child in cursor.get_children():
            if child.kind == K.COMPOUND_STMT:
                inner = self.extent(child)
                if not self.compile_time and place and inner and re.search(
                        r"\bconsteval\b", self.text((place[0], place[1], inner[1]))):
                    return
                self.walk(child)
            elif cursor.kind == K.CONSTRUCTOR and child.kind.is_expression():
                self.walk(child)

    def expressions(self, cursor):
        for child in cursor.get_children():
            # What stands before the name is an argument of the type.
            if child.kind.is_expression() and child.extent.start.offset > cursor.location.offset:
                self.walk(child)

    def walk(self, cursor):
        kind, place = cursor.kind, self.extent(cursor)
        if kind == K.STATIC_ASSERT or kind.is_attribute():
            return
        if kind == K.LAMBDA_EXPR:
            for child in cursor.get_children():
                if child.kind == K.COMPOUND_STMT:
                    self.walk(child)
            return
        children = list(cursor.get_children())
        if kind == K.CASE_STMT:
            children = children[1:]
            self.statements(children)
        if kind == K.VAR_DECL:
            head = self.text(place).split("=")[0].split("{")[0] if place else "constexpr"
            if "constexpr" not in head:
                self.expressions(cursor)
            return
        if kind == K.IF_STMT and place and re.match(r"if constexpr", self.text(place)):
            self.statements(children[1:])
            children = children[1:]
        elif place and kind == K.CALL_EXPR and WITH_ASSERTS.match(self.text(place)):
            return
        elif place:
            self.change(cursor, place, children)
        if kind == K.CALL_EXPR and place and self.text(place).startswith("__builtin_"):
            # Instructions take constants; of a hint to the compiler only the speed could differ.
            children = [child for child in children if not self.is_number(child)]
        for child in children:
            self.walk(child)

    def is_number(self, cursor):
        place = self.extent(cursor)
        return bool(place and re.fullmatch(r"[0-9]\w*", self.text(place)))

    def change(self, cursor, place, children):
        kind = cursor.kind
        if kind in (K.BINARY_OPERATOR, K.COMPOUND_ASSIGNMENT_OPERATOR, K.CALL_EXPR):
            self.binary(place, children)
        elif kind == K.UNARY_OPERATOR:
            self.unary(place)
        elif kind in (K.INTEGER_LITERAL, K.CHARACTER_LITERAL, K.CXX_BOOL_LITERAL_EXPR):
            self.literal(place)
        elif kind == K.DECL_REF_EXPR:
            self.enumerator(cursor, place)
        elif kind == K.RETURN_STMT:
            self.returned(children)
        elif kind == K.CONDITIONAL_OPERATOR and children:
            self.condition(children[0], ("true", "false"), "?")
        elif kind == K.IF_STMT or kind in LOOPS:
            for child in children:
                if child.kind.is_expression():
                    self.condition(child, ("true", "false") if kind == K.IF_STMT else ("false",),
                                   ";" if kind == K.FOR_STMT else ")")
        if kind in (K.COMPOUND_STMT, K.IF_STMT, K.DEFAULT_STMT):
            self.statements(children)
        elif kind in LOOPS or kind == K.CXX_FOR_RANGE_STMT:
            self.statements(children[-1:])

    # ---- changes

    def binary(self, place, children):
        if len(children) not in (2, 3):
            return
        left, right = self.extent(children[0]), self.extent(children[-1])
        if not left or not right or left[1] < place[1] or right[2] > place[2] or left[2] > right[1]:
            return
        operator = self.text((place[0], left[2], right[1])).strip()
        if not re.fullmatch(r"[-+*/%&|^<>=!]+", operator) or has_lambda(children):
            return
        first, second = self.text(left), self.text(right)
        for new in COMPARISONS.get(operator, []) + OPERATORS.get(operator, []):
            self.add(place, "expression", "%s %s %s" % (first, new, second))
        if operator in ("&&", "||"):
            constant = "true" if operator == "&&" else "false"
            self.add(left, "condition", constant)
            self.add(right, "condition", constant)

    def unary(self, place):
        text = self.text(place)
        if text.startswith("!"):
            self.add(place, "expression", "bool(%s)" % text[1:])
        for one, other in (("++", "--"), ("--", "++")):
            if text.startswith(one):
                self.add(place, "expression", other + text[2:])
            elif text.endswith(one):
                self.add(place, "expression", text[:-2] + other)

    def literal(self, place):
        text = self.text(place)
        number = re.fullmatch(r"(0[xX][0-9a-fA-F']+|[0-9']+)([uUlLzZ]*)", text)
        if text in ("true", "false"):
            self.add(place, "expression", "false" if text == "true" else "true")
        elif number:
            value = int(number[1].replace("'", ""), 0)
            for new in (value + 1, value - 1) if value else (1,):
                self.add(place, "expression", "%d%s" % (new, number[2]))
        elif re.fullmatch(r"'[^'\\]'", text):
            self.add(place, "expression", "'\\x%02x'" % (ord(text[1]) ^ 1))
        elif text.startswith("'\\"):
            self.add(place, "expression", "'?'")

    def enumerator(self, cursor, place):
        meant = cursor.referenced
        if not meant or meant.kind != K.ENUM_CONSTANT_DECL:
            return
        names = [each.spelling for each in meant.semantic_parent.get_children()
                 if each.kind == K.ENUM_CONSTANT_DECL]
        text, old = self.text(place), meant.spelling
        if old in names and len(names) > 1 and text.endswith(old):
            new = names[(names.index(old) + 1) % len(names)]
            self.add(place, "expression", text[:len(text) - len(old)] + new)

    def returned(self, children):
        if not children or has_lambda(children):
            return
        place, kind = self.extent(children[0]), children[0].type.get_canonical().spelling
        if place and kind == "bool" and children[0].kind != K.CXX_BOOL_LITERAL_EXPR:
            self.add(place, "condition", "true")
            self.add(place, "condition", "false")

    def condition(self, cursor, constants, end):
        place = self.extent(cursor)
        if not place or has_lambda([cursor]):
            return
        # What a declaration in the parentheses names is not an expression of its own.
        if end == "?" or (self.before(place)[-1:] in "(;" and self.after(place)[:1] == end):
            for constant in constants:
                self.add(place, "condition", constant)

    def statements(self, children):
        for child in children:
            place = self.extent(child)
            if not place:
                continue
            text = self.text(place)
            if child.kind in (K.BREAK_STMT, K.CONTINUE_STMT) or text == "return":
                self.add(place, "statement", "")
            elif child.kind.is_expression() and self.after(place).startswith(";") \
                    and not WITH_ASSERTS.match(text):
                self.add(place, "statement", "")


def has_lambda(cursors):
    return any(each.kind == K.LAMBDA_EXPR for cursor in cursors for each in cursor.walk_preorder())
