#pragma once

#include <string_view>

#include "core/dates/language.hpp"

namespace quorate::server {

/// What stands in front of papers until a code was entered, in one language. {x} is where x is
/// filled in.
struct ReaderCheckWords {
    std::string_view why;  // {address}
    std::string_view cannot_send;
    std::string_view cannot_send_ring;  // {phone}
    std::string_view send;
    std::string_view send_another;
    std::string_view code;
    std::string_view code_hint;
    std::string_view this_device;
    std::string_view shared;
    std::string_view shared_hint;
    std::string_view enter;
    std::string_view no_mail;
    std::string_view no_mail_ring;  // {phone}
    std::string_view wait;          // {when}

    // What was wrong.
    std::string_view type_it;
    std::string_view wrong;  // {left}
    std::string_view used_up;
    std::string_view over;
};

/// What is behind the check, which its words name.
enum class BehindCheck { papers, people, report };

const ReaderCheckWords& reader_check_words(core::Language language,
                                           BehindCheck behind = BehindCheck::papers);

}  // namespace quorate::server
