#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/identity/sign_in.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

// Signing in with a work account: the organisation's own sign-on has said who somebody is, and what
// it said was checked. It makes no accounts and changes none:
//
//   who         the first time by address, if the sign-on has verified it; from then on by who they
//               are there, so that whoever gets the address next is not them. Each account has one
//   role        stays the account's. Groups may confirm it; when they stand for other roles nobody
//               is let in, because another role takes two people here (core/access/change_role)
//   second      counts as shown only if the sign-on said so; otherwise the code of the app is asked
//   factor      for, and setting one up, as after a password

/// What the sign-on said, after every check of its signature and its times.
struct WorkIdentity {
    std::string hash;                             // see WorkAccount
    std::optional<Email> verified_email = {};     // only one that the sign-on vouches for
    std::optional<Instant> proved_at = {};        // when they last proved who they are there
    bool shows_second_factor = false;             // by more than a password
    std::optional<std::vector<Role>> roles = {};  // that their groups stand for; absent: not asked
};

/// Why nobody was let in, for the audit: what the person is told is the same for all.
enum class WorkRefusal {
    no_verified_email,
    no_account,
    account_closed,
    other_role,
    linked_to_another,  // their account is, to somebody else there
    other_person,       // than the one whose session it is
    not_proved_again,   // in a step-up, though it was asked for
};

/// A word of the audit: "no_account".
std::string_view code(WorkRefusal refusal);

/// A session, a challenge for the code, or `sign_in_failed`. Must commit even then.
SignInOutcome sign_in_by_work_account(IdentityStores& stores,
                                      const IdentityTools& tools,
                                      const SessionTimes& times,
                                      const WorkIdentity& identity,
                                      const std::string& network);

/// Whoever has `session` proved there once more who they are, since `asked_at`: the session goes on
/// and has stepped up, or goes on and waits for the code of the challenge until it has.
SignInOutcome step_up_by_work_account(IdentityStores& stores,
                                      const IdentityTools& tools,
                                      const Session& session,
                                      const WorkIdentity& identity,
                                      Instant asked_at);

/// Whether one more answer from the network is looked at: those that let nobody in are counted as
/// wrong passwords are, apart from them.
bool may_try_work_account(IdentityStores& stores,
                          const IdentityTools& tools,
                          const SignInLimits& limits,
                          const std::string& network);

/// Audits that the sign-on gave no answer, as `why` says. Counts against nobody: everybody of the
/// organisation comes from one network, and would go on waiting once it answers again.
void note_work_sign_on_down(IdentityStores& stores,
                            const IdentityTools& tools,
                            const std::string& network,
                            std::string_view why);

/// Notes an answer of the sign-on that failed a check, which `why` names.
void note_failed_work_sign_in(IdentityStores& stores,
                              const IdentityTools& tools,
                              const std::string& network,
                              std::string_view why);

/// Whether the person has signed in with a work account before.
bool has_work_account(IdentityStores& stores, const UserId& user);

/// Undoes the link, and ends what is open: for whoever has another work account from now on. Only
/// for whoever runs the service. `wrong_state` when there is none.
Result<Done> take_off_work_account(UnitOfWork& work,
                                   const IdentityTools& tools,
                                   const Actor& actor,
                                   const UserId& id);

/// The clocks of two machines differ by no more.
inline constexpr std::chrono::seconds clocks_may_differ{60};

}  // namespace quorate::core
