#pragma once

#include <string>
#include <vector>

#include "core/audit/find_entries.hpp"
#include "core/identity/user_store.hpp"
#include "core/support/result.hpp"
#include "server/http/request.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {

/// The form that searches the log of the authority, as it was filled in.
struct LogSearchForm {
    std::string who = {};
    std::string action = {};
    std::string reference = {};
    std::string from = {};
    std::string until = {};
    std::string part = {};
    std::string reason = {};
    std::vector<core::FieldError> errors = {};
    int status = 200;
};

/// The form as it was posted.
LogSearchForm read_log_search(const Fields& fields);

/// What it asks for. A day that cannot be read is added to its errors.
core::LogSearch search_of(LogSearchForm& form, const Fields& fields);

/// Its fields; `people` are the accounts to choose from.
View log_search_fields(const std::vector<core::User>& people, const LogSearchForm& form);

/// The search again, for the forms below what was found, which ask for more of it.
std::vector<View> hidden_log_search(const LogSearchForm& form);

}  // namespace quorate::server
