#pragma once

#include <string>
#include <string_view>

namespace quorate::server {

/// Text of a mail as UTF-8. Without iconv, which loads its tables from files. UTF-8 that is no
/// UTF-8 is read as Windows-1252, which is what a program that lies about its charset mostly
/// writes; so is every charset that is neither.
std::string utf8_text(std::string_view bytes, std::string_view charset);

}  // namespace quorate::server
