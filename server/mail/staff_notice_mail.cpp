#include "server/mail/staff_notice_mail.hpp"

namespace quorate::server {
namespace {

std::string heading_of(core::StaffNews news)
{
    switch (news) {
        case core::StaffNews::account_closed:
            return "Work waits to be handed over";
        case core::StaffNews::holder_left:
            return "Somebody invited has left";
        case core::StaffNews::families_given:
            return "Families were handed over to you";
        case core::StaffNews::seat_taken_back:
            return "An invitation was taken back";
        case core::StaffNews::calendar_ended:
            return "A calendar address has ended";
    }
    return {};
}

}  // namespace

MailText mail_text(const StaffNoticeMail& mail)
{
    if (!mail.link.empty()) require_web_address(mail.link);
    const std::string heading = heading_of(mail.told.news);
    return rendered_mail({.subject = heading,
                          .heading = heading,
                          .paragraphs = {mail.told.said},
                          .link = mail.link,
                          .link_label = "Sign in and look",
                          .notes = {"This message holds no case information."},
                          .service_name = mail.service_name,
                          .service_phone = mail.service_phone});
}

}  // namespace quorate::server
