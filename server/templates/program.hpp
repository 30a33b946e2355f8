#pragma once

#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server/templates/renderer.hpp"

namespace quorate::server {

// The View type and the language are Mustache's; the library's own renderer is not used, because
// it keeps each word of a template as a separate heap object (half a megabyte a page) and is not
// const. Here a template is a flat list of steps that any number of threads may run.

/// One step of a compiled template.
struct Step {
    enum class Kind { literal, escaped, raw, section, inverted, partial };

    Kind kind;
    std::string_view literal = {};       // literal: the characters to copy
    std::vector<std::string> path = {};  // the name looked up, split at its dots
    std::size_t end = 0;                 // section, inverted: the first step after it
    const std::vector<Step>* into = {};  // partial: the steps to run in place
    std::string name = {};               // partial: what the template called it
};

using Program = std::vector<Step>;

/// Steps for one text. Throws std::logic_error when a tag or a section is not closed.
Program compile(std::string_view text);

/// All templates of a tree, compiled and linked. Immutable afterwards.
class Programs {
public:
    /// The texts must outlive the object. Throws std::logic_error naming the template at fault.
    explicit Programs(std::span<const TemplateSource> sources);

    std::string render(std::string_view name, const View& data) const;

private:
    Program* find(std::string_view name);
    void link(Program& program);
    void refuse_cycles(const std::string& name,
                       const Program& program,
                       std::vector<const Program*>& open) const;

    std::map<std::string, Program, std::less<>> programs_;
};

}  // namespace quorate::server
