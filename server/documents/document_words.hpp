#pragma once

#include <string_view>

#include "core/dates/language.hpp"

namespace quorate::server {

/// What is said around a document: how it can be printed and kept, and why it cannot be had as a
/// PDF.
struct DocumentWords {
    std::string_view print_or_keep;
    std::string_view print_it;
    std::string_view file_stays;
    std::string_view large;
    std::string_view usual;
    std::string_view pdf;
    std::string_view large_pdf;

    std::string_view letter;  // the title of one, which names nobody

    std::string_view no_pdf;  // the heading of what follows
    std::string_view not_installed;
    std::string_view too_many;
    std::string_view not_made;
    std::string_view print_instead;
    std::string_view back;
};

const DocumentWords& document_words(core::Language language);

}  // namespace quorate::server
