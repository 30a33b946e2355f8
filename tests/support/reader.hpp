#pragma once

#include <string>

#include "tests/support/test_service.hpp"

namespace quorate::test {

/// The last mail with a code that is in the outbox, as it would leave now; empty without one.
std::string mail_with_code(TestService& service);

/// The six digits in it.
std::string mailed_code(TestService& service);

/// Where `answer` leads, as a browser goes there; the answer itself when it leads nowhere.
Answer followed(TestService::Client& reader, const Answer& answer);

/// The papers of `link` after the button that opens them.
Answer opened(TestService::Client& reader, const std::string& link);

/// Nobody's browser, after whoever it belongs to asked for a code for `link` ("/d/…" or
/// "/i/…/pack"), found it in their mail and typed it.
TestService::Client reader_of(TestService& service, const std::string& link);

}  // namespace quorate::test
