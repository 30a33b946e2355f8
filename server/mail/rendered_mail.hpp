#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/dates/language.hpp"

namespace quorate::server {

struct MailText {
    std::string subject;
    std::string text;
    std::string html;  // the same content as `text`
};

/// All that the mail templates show, in their order. An empty part is left out.
struct MailContent {
    std::string subject;
    std::string heading;
    std::string lead = {};  // what matters most, before everything else
    std::vector<std::string> changes = {};
    std::vector<std::pair<std::string, std::string>> facts = {};
    std::vector<std::string> paragraphs = {};
    std::string link = {};
    std::string link_label = {};
    std::vector<std::string> notes = {};
    std::string service_name = {};
    std::string service_phone = {};
    core::Language language = core::Language::english;  // of all of it
};

/// The mail as text and as HTML. Each part stands on one line, whatever is in it.
MailText rendered_mail(const MailContent& content);

/// Throws std::invalid_argument when `link` is no web address.
void require_web_address(const std::string& link);

}  // namespace quorate::server
