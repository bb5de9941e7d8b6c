# SPDX-License-Identifier: Apache-2.0
"""Pages of the API from Doxygen's XML: one a header, with the contracts that stand there.

Also says which public names have no contract. Not asked for one are names whose meaning C++ or the
standard library fixes (operators, iterators, begin and end), specialisations of `codec::of` and
`enum_schema`, which do what these say, and the types of `quire::v1`: their rows are their contract, and
stand on the page events-reference.
"""
import os
import re
import xml.etree.ElementTree as ElementTree

CONVENTIONAL = re.compile(
    r"Member (operator|(begin|end|size|empty|data)\(|(value_type|difference_type|reference|pointer|"
    r"iterator_category|iterator_concept|error_type|allocator_type) |iterator\()"
    r"|Compound \S+::iterator |quire::(codec::of|enum_schema|schema)<|/quire/v1/")


def undocumented(log, root):
    """The warnings of Doxygen that count, each with the place in the tree."""
    with open(log, encoding="utf-8") as file:
        lines = [line.strip().removeprefix(root + os.sep) for line in file if line.strip()]
    return [line for line in lines if not CONVENTIONAL.search(line)]


def text_of(node):
    """Plain Markdown of a paragraph's inside."""
    out = escape(node.text or "")
    for child in node:
        if child.tag == "computeroutput":
            out += "`" + "".join(child.itertext()) + "`"
        elif child.tag in ("verbatim", "preformatted", "programlisting"):
            code = "\n".join("".join(line.itertext()) for line in child) if len(child) else child.text
            out += "\n\n```c++\n" + (code or "").strip("\n") + "\n```\n\n"
        elif child.tag in ("itemizedlist", "orderedlist"):
            out += "\n\n" + "".join("- " + text_of(item).strip() + "\n" for item in child) + "\n"
        elif child.tag == "sp":
            out += " "
        else:
            out += text_of(child)
        out += escape(child.tail or "")
    if node.tag == "para":
        out += "\n\n"
    return out


def escape(text):
    return text.replace("<", "&lt;").replace("|", "&#124;")


def description(node):
    parts = [text_of(node.find(tag)) for tag in ("briefdescription", "detaileddescription")
             if node.find(tag) is not None]
    return re.sub(r"\n{3,}", "\n\n", "".join(parts)).strip()


def plain(node):
    return " ".join("".join(node.itertext()).split()) if node is not None else ""


def tidy(code):
    code = re.sub(r"< ", "<", re.sub(r" >", ">", code))
    return code.replace("( ", "(").replace(" &", "& ").replace(" *", "* ").replace("& &", "&&")


def template(node):
    params = node.find("templateparamlist")
    if params is None:
        return ""
    shown = []
    for param in params:
        words = [plain(param.find(tag)) for tag in ("type", "declname")]
        shown.append(" ".join(word for word in words if word))
    return "template <" + ", ".join(shown) + ">\n"


def signature(member):
    kind, name = member.get("kind"), plain(member.find("name"))
    kept = plain(member.find("type"))
    if kind == "typedef":
        return f"{template(member)}using {name} = {tidy(kept)};"
    if kind in ("function", "friend"):
        arguments = plain(member.find("argsstring")).replace("=delete", " = delete")
        return f"{template(member)}{tidy(f'{kept} {name}{arguments}').strip()};"
    initial = plain(member.find("initializer"))
    initial = f" {initial}" if initial and len(initial) < 60 and "\n" not in initial else ""
    return f"{template(member)}{tidy(kept)} {name}{plain(member.find('argsstring'))}{initial};"


def is_public(node):
    name = plain(node.find("qualifiedname")) or plain(node.find("compoundname"))
    return node.get("prot", "public") == "public" and "detail" not in name.split("::")


def is_field(member):
    return member.get("kind") == "variable" and member.find("argsstring").text is None


def one_line(text):
    return " ".join(text.split())


def enum(member, level):
    out = f"{'#' * level} {plain(member.find('name'))}\n\n{description(member)}\n\n| | |\n|---|---|\n"
    for value in member.findall("enumvalue"):
        out += f"| `{plain(value.find('name'))}` | {one_line(description(value))} |\n"
    return out + "\n"


def members(nodes, level):
    """Fields as a table, enums as tables, all others with their declaration and contract."""
    out, fields = "", [node for node in nodes if is_field(node)]
    if fields:
        out += "| member | type | |\n|---|---|---|\n"
        for node in fields:
            about = one_line(description(node))
            out += f"| `{plain(node.find('name'))}` | `{tidy(plain(node.find('type')))}` | {about} |\n"
        out += "\n"
    for node in nodes:
        if node in fields:
            continue
        if node.get("kind") == "enum":
            out += enum(node, level)
        else:
            out += f"```c++\n{signature(node)}\n```\n\n{description(node)}\n\n"
    return out


def compound(node):
    name = plain(node.find("compoundname"))
    short = re.sub(r"^quire::", "", name)
    head = f"## {tidy(short).replace('<', '&lt;')}\n\n```c++\n{template(node)}"
    kind = node.get("kind")
    if kind == "concept":
        head += tidy(plain(node.find("initializer"))) + "\n```\n\n"
    else:
        head += f"{kind} {tidy(short.rpartition('::')[2] if '<' not in short else short)};\n```\n\n"
    public = [member for section in node.findall("sectiondef") for member in section
              if member.tag == "memberdef" and is_public(member)]
    return head + description(node) + "\n\n" + members(public, 3)


def about(path):
    """The comment at the top of a header."""
    lines = []
    with open(path, encoding="utf-8") as file:
        for line in file:
            if not line.startswith("//"):
                break
            lines.append(line.removeprefix("//").removeprefix(" ").rstrip())
    text = "\n".join(lines[1:])
    return re.sub(r"(?m)((?:^    .*\n?)+)",
                  lambda code: "```c++\n" + re.sub("(?m)^    ", "", code[0]).rstrip() + "\n```\n", text)


def collect(xml):
    """What stands in each header: its types, and its names at namespace level."""
    found = {}
    for name in sorted(os.listdir(xml)):
        if not re.match(r"(class|struct|concept|namespace)", name):
            continue
        node = ElementTree.parse(os.path.join(xml, name)).getroot().find("compounddef")
        if not is_public(node):
            continue
        if node.get("kind") != "namespace":
            file = node.find("location").get("file")
            found.setdefault(file, ([], []))[0].append(node)
            continue
        for section in node.findall("sectiondef"):
            for member in section:
                if member.tag == "memberdef" and is_public(member):
                    found.setdefault(member.find("location").get("file"), ([], []))[1].append(member)
    return found


def line(node):
    return int(node.find("location").get("line"))


def page(header, types, names, include):
    out = f"# {header}\n\n`#include <{header}>`\n\n{about(os.path.join(include, header))}\n\n"
    if header.startswith("quire/v1/"):
        out += "What each member is in JSON, and in which releases: " \
               "[member by member](../../events-reference.md).\n\n"
    for node in sorted(types, key=line):
        out += compound(node)
    if names:
        out += "## Names\n\n" + members(sorted(names, key=line), 3)
    return re.sub(r"\n{3,}", "\n\n", out)


def write(xml, include, folder):
    """Writes FOLDER/<component>/<header>.md. Returns these paths by component, and the headers."""
    found, written = collect(xml), {}
    for path, folders, files in os.walk(os.path.join(include, "quire")):
        folders[:] = sorted(each for each in folders if each != "detail")
        for file in sorted(files):
            if not file.endswith(".hpp"):
                continue
            header = os.path.relpath(os.path.join(path, file), include).replace(os.sep, "/")
            words = header.removesuffix(".hpp").split("/")[1:]
            component = words[0] if len(words) > 1 else "whole"
            target = f"{component}/{words[-1]}.md"
            types, names = found.get(header, ([], []))
            os.makedirs(os.path.join(folder, component), exist_ok=True)
            text = page(header, types, names, include)
            with open(os.path.join(folder, target), "w", encoding="utf-8") as out:
                out.write(text)
            written.setdefault(component, []).append((header, target))
    return written
