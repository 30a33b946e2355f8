#include "server/jobs/staff_mail.hpp"

#include "core/cases/emergency_mail.hpp"
#include "core/directory/address_check.hpp"
#include "core/identity/dormant_accounts.hpp"
#include "core/outbox/staff_notice.hpp"
#include "core/proposals/proposal_store.hpp"
#include "server/mail/account_mail.hpp"
#include "server/mail/address_check_mail.hpp"
#include "server/mail/dormant_mail.hpp"
#include "server/mail/emergency_mail.hpp"
#include "server/mail/excluded_attempt_mail.hpp"
#include "server/mail/second_person_mail.hpp"
#include "server/mail/staff_notice_mail.hpp"

namespace quorate::server {
namespace {

// By when to sign in.
std::optional<MailText> account_dormant(core::UnitOfWork& work,
                                        const std::string& public_url,
                                        const core::OutboxMessage& message,
                                        const core::Authority& authority)
{
    const auto told = core::suspension_told(work, message);
    if (!told) return std::nullopt;
    return mail_text(DormantMail{.suspended_at = *told,
                                 .link = public_url + "/sign-in",
                                 .service_name = authority.name,
                                 .service_phone = authority.meetings_phone});
}

// That something waits for a second person, and where to sign in.
std::optional<MailText> second_person(core::UnitOfWork& work,
                                      const std::string& public_url,
                                      const core::OutboxMessage& message,
                                      const core::Authority& authority)
{
    const auto proposal = work.proposals.find(message.authority, message.proposal.value());
    if (!proposal) return std::nullopt;
    return mail_text(SecondPersonMail{.expires_at = proposal->expires_at,
                                      .link = public_url + "/second-person",
                                      .service_name = authority.name,
                                      .service_phone = authority.meetings_phone});
}

// That a family was opened in an emergency, or that somebody asks to, and where to sign in.
std::optional<MailText> emergency_access(core::UnitOfWork& work,
                                         const std::string& public_url,
                                         const core::OutboxMessage& message,
                                         const core::Authority& authority)
{
    const auto told = core::emergency_mail(work, message);
    if (!told) return std::nullopt;
    return mail_text(EmergencyMail{.told = *told,
                                   .link = public_url + "/emergency-access/reviews",
                                   .service_name = authority.name,
                                   .service_phone = authority.meetings_phone});
}

// Whether the address is theirs, with the link to say so. Says of nobody who it is for.
std::optional<MailText> address_check(core::UnitOfWork& work,
                                      const ComposerTools& tools,
                                      const core::OutboxMessage& message,
                                      const core::Authority& authority)
{
    const auto told = core::address_mail(work, tools.links, message);
    if (!told) return std::nullopt;
    return mail_text(AddressCheckMail{.link = tools.public_url + told->link_path,
                                      .expires_at = told->expires_at,
                                      .service_name = authority.name,
                                      .service_phone = authority.meetings_phone,
                                      .language = told->language});
}

// What others changed in their work, and where to look.
std::optional<MailText> staff_notice(const std::string& public_url,
                                     const core::OutboxMessage& message,
                                     const core::Authority& authority)
{
    const auto told = core::staff_notice(message);
    if (!told) return std::nullopt;
    return mail_text(
        StaffNoticeMail{.told = *told,
                        .link = told->path.empty() ? told->path : public_url + told->path,
                        .service_name = authority.name,
                        .service_phone = authority.meetings_phone});
}

}  // namespace

std::optional<MailText> staff_mail_text(core::UnitOfWork& work,
                                        const ComposerTools& tools,
                                        const core::OutboxMessage& message,
                                        const core::Authority& authority)
{
    const std::string& public_url = tools.public_url;
    switch (message.kind) {
        case core::MessageKind::account:
            return mail_text(AccountMail{.news = core::account_news(message),
                                         .at = message.created_at,
                                         .link = public_url + "/sign-in",
                                         .service_name = authority.name,
                                         .service_phone = authority.meetings_phone});
        case core::MessageKind::account_dormant:
            return account_dormant(work, public_url, message, authority);
        case core::MessageKind::second_person:
            return second_person(work, public_url, message, authority);
        case core::MessageKind::emergency_access:
            return emergency_access(work, public_url, message, authority);
        case core::MessageKind::address_check:
            return address_check(work, tools, message, authority);
        case core::MessageKind::excluded_attempt:
            return mail_text(ExcludedAttemptMail{.at = message.created_at,
                                                 .link = public_url + "/sign-in",
                                                 .service_name = authority.name,
                                                 .service_phone = authority.meetings_phone});
        case core::MessageKind::staff_notice:
            return staff_notice(public_url, message, authority);
        default:
            return std::nullopt;
    }
}

}  // namespace quorate::server
