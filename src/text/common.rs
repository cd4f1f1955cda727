//! What two sorted lists have in common.

/// Items that stand in both lists, each once for once, in order.
pub(crate) fn common<'a, T: Ord>(mut a: &'a [T], mut b: &'a [T]) -> impl Iterator<Item = &'a T> {
    std::iter::from_fn(move || {
        while let (Some((x, left)), Some((y, right))) = (a.split_first(), b.split_first()) {
            match x.cmp(y) {
                std::cmp::Ordering::Less => a = left,
                std::cmp::Ordering::Greater => b = right,
                std::cmp::Ordering::Equal => {
                    (a, b) = (left, right);
                    return Some(x);
                }
            }
        }
        None
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_item_counts_once_for_once() {
        let of = |a: &[i32], b: &[i32]| common(a, b).copied().collect::<Vec<_>>();
        assert_eq!(of(&[1, 2, 2, 4], &[2, 2, 2, 3, 4]), [2, 2, 4]);
        assert!(of(&[1], &[]).is_empty());
    }
}
