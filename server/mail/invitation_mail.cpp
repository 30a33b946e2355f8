#include "server/mail/invitation_mail.hpp"

#include <utility>

#include "calendar/itip/wording.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/dates/spoken_time.hpp"
#include "core/rules/explanation_words.hpp"
#include "server/mail/mail_wording.hpp"
#include "server/mail/mail_words.hpp"

namespace quorate::server {
namespace {

std::string when(const MeetingMail& mail)
{
    const core::Date first = core::london_date(mail.starts_at);
    const core::Date last = core::london_date(mail.ends_at);
    const std::string day = core::long_date(first, mail.language) + ", ";
    if (mail.recipient == core::RecipientClass::family && last == first)
        return day + core::london_spoken_times(mail.starts_at, mail.ends_at, mail.language);
    const std::string until = last == first ? "" : core::long_date(last, mail.language) + ", ";
    return day + core::filled(mail_words(mail.language).times,
                              {{"from", core::london_clock_time(mail.starts_at)},
                               {"until", until + core::london_clock_time(mail.ends_at)}});
}

bool says_where(const MeetingMail& mail)
{
    return mail.kind == MailKind::invitation || mail.kind == MailKind::update ||
           mail.kind == MailKind::reminder;
}

// Not everybody can telephone: the mail has a way of its own.
std::string asking(const MeetingMail& mail)
{
    const bool by_phone =
        mail.recipient == core::RecipientClass::family && !mail.service_phone.empty();
    if (!by_phone) return mail.where.asking;
    return (mail.where.asking + ' ').append(mail_words(mail.language).without_telephone);
}

void require_link(const MeetingMail& mail)
{
    const bool may_lack =
        mail.kind == MailKind::cancellation || mail.kind == MailKind::one_time_code;
    if (mail.link.empty() && may_lack) return;
    require_web_address(mail.link);
}

std::vector<std::pair<std::string, std::string>> facts(const MeetingMail& mail)
{
    const bool over = mail.kind == MailKind::minutes_ready ||
                      mail.kind == MailKind::action_points_ready ||
                      mail.kind == MailKind::one_time_code;
    const MailWords& words = mail_words(mail.language);
    std::vector<std::pair<std::string, std::string>> rows;
    rows.emplace_back(over ? words.meeting : words.when, when(mail));
    if (says_where(mail) && !mail.parts.empty()) rows.emplace_back(words.which_part, mail.parts);
    if (says_where(mail) && !mail.where.place.empty())
        rows.emplace_back(words.where, mail.where.place);
    if (says_where(mail) && !mail.where.access.empty())
        rows.emplace_back(words.access, mail.where.access);
    rows.emplace_back(words.reference, mail.reference);
    return rows;
}

}  // namespace

MailText mail_text(const MeetingMail& mail)
{
    require_link(mail);
    const bool family = mail.recipient == core::RecipientClass::family;
    MailWording said = family ? family_wording(mail) : professional_wording(mail);
    if (says_where(mail) && !mail.where.asking.empty())
        said.paragraphs.insert(said.paragraphs.begin(), asking(mail));
    if (says_where(mail) && !mail.arrival.empty())
        said.paragraphs.insert(said.paragraphs.begin(), mail.arrival);
    const bool update = mail.kind == MailKind::update;
    if (!family && mail.is_one_of_several && (update || mail.kind == MailKind::invitation))
        said.paragraphs.insert(said.paragraphs.begin(),
                               std::string{mail_words(mail.language).one_of_several});
    const std::string summary = family ? calendar::family_summary(mail.reference, mail.language)
                                       : calendar::neutral_summary(mail.reference, mail.language);

    return rendered_mail({.subject = said.subject_prefix + summary,
                          .heading = said.heading,
                          .lead = said.lead,
                          .changes = update ? mail.changes : std::vector<std::string>{},
                          .facts = facts(mail),
                          .paragraphs = said.paragraphs,
                          .link = mail.link,
                          .link_label = said.link_label,
                          .notes = said.notes,
                          .service_name = mail.service_name,
                          .service_phone = mail.service_phone,
                          .language = mail.language});
}

}  // namespace quorate::server
