#include "domain/question.h"

#include <algorithm>

namespace mq::domain {
namespace {

template <class T>
const T* with_id(const std::vector<T>& all, std::string_view id) {
    const auto at = std::ranges::find(all, id, &T::id);
    return at == all.end() ? nullptr : &*at;
}

} // namespace

const Question* QuestionBank::question(std::string_view id) const {
    return with_id(questions, id);
}

const Kit* QuestionBank::kit(std::string_view id) const {
    return with_id(guide.kits, id);
}

const Benchmark* QuestionBank::benchmark(std::string_view id) const {
    return with_id(benchmarks, id);
}

const ConsentWording* QuestionBank::consent(std::string_view id) const {
    return with_id(guide.consents, id);
}

} // namespace mq::domain
