#pragma once

#include <array>

#include "db/session/text_seal.hpp"
#include "server/identity/secret_seal.hpp"
#include "server/mail/mail_seal.hpp"

namespace quorate::server {

/// Everything that seals with the installation's secrets.
struct InstallationSeals {
    explicit InstallationSeals(const core::Secrets& secrets)
        : addresses{secrets}, reports{secrets}, factors{secrets}, mail{secrets}, texts{secrets}
    {
    }

    /// All but `texts`, which the database uses by itself.
    std::array<const core::Seal*, 4> but_texts() const
    {
        return {&addresses, &reports, &factors, &mail};
    }

    CalendarAddressSeal addresses;
    ReportSeal reports;
    SecondFactorSeal factors;
    MailSeal mail;
    db::TextSeal texts;
};

}  // namespace quorate::server
