#pragma once

#include "core/circulation/case_bundle.hpp"

namespace quorate::core {

/// Adds what a family's record holds about one of case_professionals() (see
/// case_professionals.hpp), and counts what is held
/// back: where they can be reached, their seats and replies, that they gave reports, what they
/// agreed to do, what they disagreed with, what they were sent. What their reports say is about the
/// family, and never in it. False when the person had no part in it.
bool add_professional(UnitOfWork& work,
                      const FamilyCase& family,
                      const BundleSubject& subject,
                      SubjectBundle& bundle,
                      HeldBackCount& held);

}  // namespace quorate::core
