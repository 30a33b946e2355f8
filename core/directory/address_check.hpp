#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "core/access/actor.hpp"
#include "core/dates/language.hpp"
#include "core/directory/address_link_store.hpp"
#include "core/outbox/outbox_message.hpp"
#include "core/people/contact.hpp"
#include "core/support/link_tokens.hpp"
#include "core/support/random.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// How it is found out that a contact's address is theirs: somebody rings, or a link that is mailed
/// there is answered. Until then mail about a family waits.

inline constexpr std::chrono::days address_link_lasts{7};
inline constexpr int most_address_links_a_day = 5;
inline constexpr std::string_view address_link_purpose = "address-check";

/// The proof of an address whose reader said, behind the link, that it is theirs.
inline constexpr std::string_view proof_mailed_link = "mailed_link";

/// Says that the contact's address is theirs, with how the actor knows: what waits for it goes.
/// `wrong_state` when that is known already. For chairs and business support, and for the agency's
/// own people (contact.verify_address). One outside the allowed domains cannot be checked so: see
/// allowed_domains.hpp.
Result<Done> check_contact_address(UnitOfWork& work,
                                   const Clock& clock,
                                   const Actor& actor,
                                   const ContactId& contact,
                                   std::string_view proof);

struct AddressLinkTools {
    const Clock& clock;
    RandomSource& random;
    const LinkTokens& links;
};

/// Mails a link to the contact's address; one that was mailed before works no more. For the same
/// people. `wrong_state` when the address is known to be theirs or the contact is not in use,
/// `too_many_attempts` after five in 24 hours.
Result<AddressLink> send_address_link(UnitOfWork& work,
                                      const AddressLinkTools& tools,
                                      const Actor& actor,
                                      const ContactId& contact);

/// How it stands with a contact's address: for the contact's page.
struct AddressStanding {
    std::string outside = {};  // why it is none of the allowed ones; empty when it is
    bool is_unchecked = false;
    std::optional<AddressLink> last_link = {};  // to the address that the contact has now
};
AddressStanding address_standing(UnitOfWork& work, const Contact& contact);

/// What whoever reads the mail is asked: whether they are this person of this agency.
struct AddressQuestion {
    PersonName name = {};
    std::string job_title = {};
    std::string agency = {};
    std::string council = {};
    std::string answer = {};  // "theirs" or "not_theirs": then nothing else is told
};

/// Looking changes nothing, because programs that check mail follow links. `link_stopped` when it
/// is over or another was mailed, and when the contact has another address by now.
Result<AddressQuestion> open_address_link(UnitOfWork& work,
                                          const LinkTokens& links,
                                          const std::string& token,
                                          Instant now);

/// Keeps the answer: an address that is theirs counts as checked, and what waited for it goes.
Result<Done> answer_address_link(UnitOfWork& work,
                                 const AddressLinkTools& tools,
                                 const std::string& token,
                                 bool is_theirs,
                                 const std::string& network);

/// The language of whoever the link was mailed to; English when there is no such link.
Language address_link_language(UnitOfWork& work, const LinkTokens& links, const std::string& token);

/// What the mail says; nothing when nobody is to be asked any more.
struct AddressMail {
    std::string link_path;  // "/v/…"
    Instant expires_at = {};
    Language language = Language::english;
};
std::optional<AddressMail> address_mail(UnitOfWork& work,
                                        const LinkTokens& links,
                                        const OutboxMessage& message);

/// Whether the mail is still to go.
bool address_link_still_to_be_sent(UnitOfWork& work, const OutboxMessage& message);

}  // namespace quorate::core
