#pragma once

#include <algorithm>
#include <vector>

#include "core/support/result.hpp"

namespace quorate::server {

/// What a use case says about a form of which some fields could not be read, so that the person is
/// told everything at once. Run inside the transaction: with anything unread nothing is saved. What
/// could not be read stands in the place of what the use case says of the same field.
template <class T>
core::Result<T> with_unread(const std::vector<core::FieldError>& unread, core::Result<T> outcome)
{
    if (unread.empty()) return outcome;
    core::Error error{.refusal = core::Refusal::invalid_input};
    if (!outcome) {
        const core::Error& told = outcome.error();
        if (told.refusal != core::Refusal::invalid_input &&
            told.refusal != core::Refusal::needs_confirmation)
            return outcome;
        if (told.refusal == core::Refusal::invalid_input) error.fields = told.fields;
        error.names_excluded = told.names_excluded;
    }
    for (const core::FieldError& each : unread) {
        const auto same = std::ranges::find(error.fields, each.field, &core::FieldError::field);
        if (same == error.fields.end())
            error.fields.push_back(each);
        else
            *same = each;
    }
    return error;
}

}  // namespace quorate::server
