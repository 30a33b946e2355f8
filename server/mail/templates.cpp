#include "server/mail/templates.hpp"

namespace quorate::server {
namespace {

constexpr char text_template[] = {
#embed "../templates/mail/meeting.txt.mustache"
};

constexpr char html_template[] = {
#embed "../templates/mail/meeting.html.mustache"
};

}  // namespace

std::string_view mail_text_template()
{
    return {text_template, sizeof text_template};
}

std::string_view mail_html_template()
{
    return {html_template, sizeof html_template};
}

}  // namespace quorate::server
