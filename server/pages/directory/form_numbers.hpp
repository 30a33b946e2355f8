#pragma once

#include <charconv>
#include <string_view>

#include "server/http/request.hpp"

namespace quorate::server {

/// The whole number in a field, such as the version a form was opened with; -1, which is no
/// version, when there is none.
inline int number_field(const Fields& form, std::string_view name)
{
    const std::string& text = form.get(name);
    int number = -1;
    const char* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    return read.ec == std::errc{} && read.ptr == end ? number : -1;
}

}  // namespace quorate::server
