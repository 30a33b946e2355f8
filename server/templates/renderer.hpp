#pragma once

#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

#include "server/templates/view.hpp"

namespace quorate::server {

/// A template file as it was compiled in. Its name is its path under server/templates without
/// ".html": "sign_in", "components/text_input".
struct TemplateSource {
    std::string_view name;
    std::string_view text;
};

/// Every template of the tree, in order of name.
std::span<const TemplateSource> template_sources();

/// The text of one template, or an empty text.
std::string_view template_source(std::string_view name);

/// The template `name` filled with `data`, HTML-escaped. The language is Mustache:
///   {{name}}            the text, escaped (also both quotes); {{a.b}} looks inside; {{.}} is
///   itself
///   {{#name}}…{{/name}} once for each item of a list; once when there is something
///   {{^name}}…{{/name}} when there is nothing: missing, false, an empty list or an empty text
///   {{> name}}          another template in place, from components/ when there is no such page
///   {{{name_svg}}}      as it is. Only for drawings this server makes; a test refuses other names
///   {{! note }}         nothing
/// A {{name}} that nothing in `data` answers to is a bug, and throws std::logic_error: a page with
/// a hole in it must not pass for a page. Safe to call from any thread.
std::string render(std::string_view name, const View& data);

/// Compiles every template, so that a mistake stops the start and not a page. Throws
/// std::logic_error naming the template: unknown partial, a partial inside itself, unclosed tag.
void check_templates();

}  // namespace quorate::server
